/** Params that only the names of folders tell: fills drafts whose config is silent about augmentation and model. */
import type { Scalar } from '../../report/primitives.ts';
import { splitNames } from './folder-name.ts';
import type { Draft } from './draft.ts';

const modelKey =
  /^(?:(?:model|network|hyperparameters|params|config)\.)?(?:model|model_name|model_type|name|architecture|arch|backbone)$/;
const augmentationKey = /(?:^|\.)aug(?:ment|mentation|mentations)?(?:\.name|_name|\.type|_type)?$/;

const textsAt = (params: Readonly<Record<string, Scalar>>, pattern: RegExp): readonly string[] =>
  Object.keys(params).flatMap((key) => (pattern.test(key) && typeof params[key] === 'string' ? [params[key]] : []));

/** What stands in for the params of a run whose config gives none. */
export interface FolderParams {
  readonly params: Readonly<Record<string, Scalar>>;
  /** The configuration's name where the folder tells no more than that. */
  readonly name: string | null;
}

/**
 * For each draft of one sweep: what its folder name adds, or null. Names are read where a config gives no params at all,
 * or where the name has the full stamped form and the config mentions neither model nor augmentation.
 */
export function readFolderParams(drafts: readonly Draft[]): readonly (FolderParams | null)[] {
  const wants = drafts.map((draft) => {
    const { rest, isStamped } = draft.folderName;
    if (rest === null || draft.name !== null) return null;
    if (Object.keys(draft.params).length === 0) return rest;
    const isSilent =
      textsAt(draft.params, modelKey).length === 0 && textsAt(draft.params, augmentationKey).length === 0;
    return isStamped && isSilent ? rest : null;
  });
  if (wants.every((want) => want === null)) return wants.map(() => null);
  const models = new Set(drafts.flatMap((draft) => textsAt(draft.params, modelKey)));
  const augmentations = new Set(drafts.flatMap((draft) => textsAt(draft.params, augmentationKey)));
  const stamped = drafts.flatMap((draft, index) =>
    draft.folderName.isStamped && wants[index] !== null ? [wants[index]!] : [],
  );
  const split = splitNames([...new Set(stamped)], { models, augmentations });
  return drafts.map((draft, index) => {
    const rest = wants[index];
    if (rest === null || rest === undefined) return null;
    const parts = draft.folderName.isStamped ? split.get(rest) : undefined;
    if (parts !== undefined) return { params: { augmentation: parts.augmentation, model: parts.model }, name: null };
    return { params: {}, name: rest };
  });
}
