/**
 * Programs as assets: browsed, by id, by name and by tag (documented, Adobe "Programs"). They are in one folder (assumed).
 */

import { fault } from '../../errors.ts';
import type { AssetAnswer } from '../../http/envelope.ts';
import type { Call, Operation } from '../../http/operation.ts';
import { idOf } from '../../http/parameters.ts';
import type { Program } from '../../programs/index.ts';
import { assetPage, assetRead, assetTime, computedUrl, mustHave } from './asset-answer.ts';

const TYPES: Readonly<Record<Program['type'], string>> = {
  default: 'Default',
  event: 'Event',
  webinar: 'Event with Webinar',
  nurture: 'Engagement',
  email: 'Email',
};

const FOLDER = { type: 'Folder', value: 18, folderName: 'Marketing Activities' };

function shown({ id, name, description, createdAt, type, channel, workspaceName }: Program): object {
  return {
    id,
    name,
    description,
    createdAt: assetTime(createdAt),
    updatedAt: assetTime(createdAt),
    url: computedUrl('PG', id),
    type: TYPES[type],
    channel,
    folder: FOLDER,
    status: '',
    workspace: workspaceName,
    headStart: false,
  };
}

/** Browsing tells no tags (documented). */
function tagged(program: Program): object {
  return { ...shown(program), tags: program.tags.length === 0 ? null : program.tags };
}

function browse({ parameters, instance }: Call): AssetAnswer {
  const programs = instance.database.programs.all.map((program) => ({
    program,
    updatedAt: program.createdAt,
  }));
  return assetPage(parameters, programs, ({ program }) => shown(program));
}

function byId({ instance, names }: Call): AssetAnswer {
  const program = instance.database.programs.find(idOf(names.id!));
  if (program === undefined) throw fault('notFound', 'Program');
  return { assets: [tagged(program)] };
}

function byName({ instance, parameters }: Call): AssetAnswer {
  const program = instance.database.programs.named(mustHave(parameters, 'name'));
  if (program === undefined) return { assets: [] };
  return { assets: [parameters.flag('includeTags') ? tagged(program) : shown(program)] };
}

/** The original answers in random order; this is that of the ids. */
function byTag({ instance, parameters }: Call): AssetAnswer {
  const [type, value] = [mustHave(parameters, 'tagType'), mustHave(parameters, 'tagValue')];
  const programs = instance.database.programs.all
    .filter(({ tags }) => tags.some(({ tagType, tagValue }) => tagType === type && tagValue === value))
    .map((program) => ({ program, updatedAt: program.createdAt }));
  return assetPage(parameters, programs, ({ program }) => tagged(program));
}

export const PROGRAM_ASSETS: readonly Operation[] = [
  assetRead('programs.json', browse),
  assetRead('program/{id}.json', byId),
  assetRead('program/byName.json', byName),
  assetRead('program/byTag.json', byTag),
];
