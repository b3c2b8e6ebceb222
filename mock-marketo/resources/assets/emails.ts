/** E-mails as assets: those that flow steps send, with sections of text to be edited in a draft and approved. */
import type { EmailAsset } from '../../campaigns/index.ts';
import { fault } from '../../errors.ts';
import type { AssetAnswer } from '../../http/envelope.ts';
import type { Call, Operation } from '../../http/operation.ts';
import { idOf } from '../../http/parameters.ts';
import { assetPage, assetRead, assetTime, assetWrite, computedUrl, mustHave } from './asset-answer.ts';

function shown({ id, name, createdAt, updatedAt, draft }: EmailAsset): object {
  return {
    id,
    name,
    description: '',
    createdAt: assetTime(createdAt),
    updatedAt: assetTime(updatedAt),
    url: computedUrl('EM', id),
    status: draft === undefined ? 'approved' : 'approved with draft',
    workspace: 'Default',
  };
}

/** @throws ApiFault 702 */
function emailIn({ instance, names }: Call): EmailAsset {
  const email = instance.campaigns.emails.assets.find(idOf(names.id!));
  if (email === undefined) throw fault('notFound', 'Email');
  return email;
}

function browse({ parameters, instance }: Call): AssetAnswer {
  return assetPage(parameters, instance.campaigns.emails.assets.all, shown);
}

/** The sections of the draft, or of the approved version without one. */
function content(call: Call): AssetAnswer {
  const { draft, approved } = emailIn(call);
  const sections = [...(draft ?? approved)].map(([htmlId, { html, text }]) => ({
    htmlId,
    value: [
      { type: 'HTML', value: html },
      { type: 'Text', value: text },
    ],
    contentType: 'Text',
    isLocked: false,
  }));
  return { assets: sections };
}

/** @throws ApiFault 701 without a value */
function edit(call: Call): AssetAnswer {
  const email = emailIn(call);
  const html = mustHave(call.parameters, 'value');
  email.edit(call.names.htmlId!, { html, text: call.parameters.one('textValue') ?? '' }, call.now);
  return { assets: [{ id: email.id }] };
}

/** @throws ApiFault 709 without a draft (documented; the text is assumed) */
function approve(call: Call): AssetAnswer {
  const email = emailIn(call);
  if (!email.approve(call.now)) throw fault('businessRule', 'There is no draft to be approved');
  return { assets: [{ id: email.id }] };
}

export const EMAIL_ASSETS: readonly Operation[] = [
  assetRead('emails.json', browse),
  assetRead('email/{id}/content.json', content),
  assetWrite('email/{id}/content/{htmlId}.json', edit),
  assetWrite('email/{id}/approveDraft.json', approve, ['Approve Assets', 'Read-Write Asset']),
];
