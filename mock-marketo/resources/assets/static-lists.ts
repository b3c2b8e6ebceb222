/** Static lists as assets, and the folder they stand in (observed, recorded answers; Adobe "Static lists"). */

import { fault } from '../../errors.ts';
import type { AssetAnswer } from '../../http/envelope.ts';
import type { Call, Operation } from '../../http/operation.ts';
import { idOf } from '../../http/parameters.ts';
import type { StaticList } from '../../lists/index.ts';
import { assetPage, assetRead, assetTime, assetWrite, computedUrl, mustHave } from './asset-answer.ts';

/** The folder of the Lead Database that lists stand in; its parent. The numbers are assumed. */
const GROUP_LISTS = { id: 13, type: 'Folder' };
const LEAD_DATABASE = { id: 6, type: 'Folder' };

function shown({ database }: Call['instance'], list: StaticList): object {
  const program = list.programName === undefined ? undefined : database.programs.named(list.programName);
  return {
    id: list.id,
    name: list.name,
    description: list.description,
    createdAt: assetTime(list.createdAt),
    updatedAt: assetTime(list.updatedAt),
    folder: program === undefined ? GROUP_LISTS : { id: program.id, type: 'Program' },
    computedUrl: computedUrl('ST', list.id),
    workspace: list.workspaceName,
  };
}

/** @throws ApiFault 702 */
function listIn({ instance, names }: Call): StaticList {
  const list = instance.lists.find(idOf(names.id!));
  if (list === undefined) throw fault('listGone');
  return list;
}

function browse({ parameters, instance }: Call): AssetAnswer {
  return assetPage(parameters, instance.lists.all, (list) => shown(instance, list));
}

function byName({ parameters, instance }: Call): AssetAnswer {
  const list = instance.lists.named(mustHave(parameters, 'name'));
  return { assets: list === undefined ? [] : [shown(instance, list)] };
}

/** @throws ApiFault 701 without a name or a folder, 709 for a name that is taken, 710 and 711 for other folders */
function create({ parameters, instance, now }: Call): AssetAnswer {
  const name = mustHave(parameters, 'name');
  const programName = programNameOf(instance, mustHave(parameters, 'folder'));
  if (instance.lists.named(name) !== undefined) throw fault('businessRule', 'Static List already exists');
  const description = parameters.one('description');
  const list = instance.lists.create(
    {
      name,
      ...(programName !== undefined && { programName }),
      ...(description !== undefined && { description }),
    },
    now,
  );
  return { assets: [shown(instance, list)] };
}

/** The program that a folder is; undefined for the folder of the Lead Database. */
function programNameOf({ database }: Call['instance'], written: string): string | undefined {
  const { id, type } = folderOf(written);
  if (type !== 'program') {
    if (id === LEAD_DATABASE.id) throw fault('folderType', 'static list');
    if (id !== GROUP_LISTS.id) throw fault('folderNotFound');
    return undefined;
  }
  const program = database.programs.find(id);
  if (program === undefined) throw fault('folderNotFound');
  return program.name;
}

/** `{"type":"Folder","id":12}`. @throws ApiFault 1001 for what is none */
function folderOf(written: string): { readonly id: number; readonly type: string } {
  const { id, type } = objectIn(written);
  if (type === undefined) throw fault('wrongType', written, 'FolderVariantType');
  const kind = String(type).toLowerCase();
  if (kind !== 'folder' && kind !== 'program') throw fault('wrongType', String(type), 'FolderVariantType');
  return { id: idOf(String(id)), type: kind };
}

/** An object as text; without members when it is none. */
function objectIn(written: string): { readonly id?: unknown; readonly type?: unknown } {
  try {
    return Object(JSON.parse(written));
  } catch {
    return {};
  }
}

function remove(call: Call): AssetAnswer {
  const { id } = listIn(call);
  call.instance.lists.delete(id);
  return { assets: [{ id }] };
}

/** The one folder that clients look for before they create a list. */
function folderByName({ parameters, instance }: Call): AssetAnswer {
  if (mustHave(parameters, 'name') !== 'Group Lists') return { assets: [] };
  const at = assetTime(instance.database.startAt);
  return {
    assets: [
      {
        name: 'Group Lists',
        description: '',
        createdAt: at,
        updatedAt: at,
        url: null,
        folderId: GROUP_LISTS,
        folderType: 'Static List',
        parent: LEAD_DATABASE,
        path: '/Lead Database/Default/Group Lists',
        isArchive: false,
        isSystem: true,
        accessZoneId: 1,
        workspace: 'Default',
        id: GROUP_LISTS.id,
      },
    ],
  };
}

export const STATIC_LIST_ASSETS: readonly Operation[] = [
  assetRead('staticLists.json', browse),
  assetRead('staticList/byName.json', byName),
  assetRead('staticList/{id}.json', (call) => ({ assets: [shown(call.instance, listIn(call))] })),
  assetWrite('staticLists.json', create),
  assetWrite('staticList/{id}/delete.json', remove),
  assetRead('folder/byName.json', folderByName),
];
