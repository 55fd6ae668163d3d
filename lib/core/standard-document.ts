import type { Localized, Touchpoint } from './checklist'
import { type TextRun, wordDifference } from './word-difference'

/** What an author works on: what a standard says, and by ids whom and what it names. */
export interface StandardDraft {
  readonly number: string
  readonly text: Localized
  readonly example: Localized
  readonly goodPictureId: string | null
  readonly badPictureId: string | null
  readonly chapterId: string | null
  /** The person who answers for it. */
  readonly ownerId: string | null
  /** Whom it concerns; none means everybody. */
  readonly positionIds: readonly string[]
  readonly touchpoint: Touchpoint
}

export interface NamedThing {
  readonly id: string
  readonly name: string
}

/** A published version: the same with the names that stood on the day, so that it reads for ever. */
export interface StandardDocument {
  readonly number: string
  readonly text: Localized
  readonly example: Localized
  readonly goodPictureId: string | null
  readonly badPictureId: string | null
  readonly chapter: { readonly id: string; readonly title: Localized } | null
  readonly owner: NamedThing | null
  readonly positions: readonly NamedThing[]
  readonly touchpoint: Touchpoint
}

/**
 * The draft that a version came from.
 *
 * Rule    chapter, owner and positions by identifier, without the names that the version keeps;
 *         where it equals the present draft there is nothing to publish.
 * Returns positions in the order of their identifiers.
 * Source  issue "standards library": versions with a readable difference.
 */
export function draftOf(document: StandardDocument): StandardDraft {
  const { chapter, owner, positions, ...said } = document
  return {
    ...said,
    chapterId: chapter?.id ?? null,
    ownerId: owner?.id ?? null,
    positionIds: positions.map(({ id }) => id).sort(),
  }
}

export type StandardChange =
  | {
      readonly kind: 'words'
      readonly field: 'text' | 'example'
      readonly language: 'ru' | 'en'
      readonly runs: readonly TextRun[]
    }
  | { readonly kind: 'number'; readonly before: string; readonly after: string }
  | { readonly kind: 'touchpoint'; readonly before: Touchpoint; readonly after: Touchpoint }
  | {
      readonly kind: 'chapter'
      readonly before: Localized | null
      readonly after: Localized | null
    }
  | { readonly kind: 'owner'; readonly before: string | null; readonly after: string | null }
  | {
      readonly kind: 'positions'
      readonly added: readonly string[]
      readonly removed: readonly string[]
      /** True where the later version concerns everybody. */
      readonly isEverybody: boolean
      readonly wasEverybody: boolean
    }
  | {
      readonly kind: 'picture'
      readonly side: 'good' | 'bad'
      readonly before: string | null
      readonly after: string | null
    }

/**
 * What changed from one version of a standard to another, as a reader follows it.
 *
 * Rule    texts word by word in each language; chapter, owner and positions are compared by id and
 *         told by the names of their versions, so that a renamed position is no change.
 * Returns nothing for equal versions; else the texts first.
 * Source  issue "standards library": versions with a readable difference.
 */
export function standardChanges(
  before: StandardDocument,
  after: StandardDocument,
): readonly StandardChange[] {
  return [
    ...textChanges('text', before.text, after.text),
    ...textChanges('example', before.example, after.example),
    ...pictureChange('good', before.goodPictureId, after.goodPictureId),
    ...pictureChange('bad', before.badPictureId, after.badPictureId),
    ...positionChange(before.positions, after.positions),
    ...placeChanges(before, after),
  ]
}

/**
 * The language whose readers would be asked to acknowledge an old rule.
 *
 * Rule    the rule stood in both languages and does, and only one of the texts changed from the
 *         version in force; examples illustrate and are no rule.
 * Returns null where both changed, neither did, or one language has or had no text.
 * Source  issue "standards library": staff read and acknowledge what is in force.
 */
export function languageLeftBehind(
  before: Pick<StandardDocument, 'text'>,
  after: Pick<StandardDocument, 'text'>,
): 'ru' | 'en' | null {
  const isWritten = ({ text }: Pick<StandardDocument, 'text'>) =>
    languages.every((language) => (text[language] ?? '') !== '')
  const [same, ...more] = languages.filter(
    (language) => before.text[language] === after.text[language],
  )
  if (!isWritten(before) || !isWritten(after) || more.length > 0) return null
  return same ?? null
}

const languages = ['ru', 'en'] as const

function textChanges(field: 'text' | 'example', before: Localized, after: Localized) {
  return languages.flatMap((language): StandardChange[] => {
    const [old, fresh] = [before[language] ?? '', after[language] ?? '']
    if (old === fresh) return []
    return [{ kind: 'words', field, language, runs: wordDifference(old, fresh) }]
  })
}

function pictureChange(
  side: 'good' | 'bad',
  before: string | null,
  after: string | null,
): readonly StandardChange[] {
  return before === after ? [] : [{ kind: 'picture', side, before, after }]
}

function positionChange(
  before: readonly NamedThing[],
  after: readonly NamedThing[],
): readonly StandardChange[] {
  const notIn = (list: readonly NamedThing[], other: readonly NamedThing[]) =>
    list.filter(({ id }) => !other.some((one) => one.id === id)).map(({ name }) => name)
  const [added, removed] = [notIn(after, before), notIn(before, after)]
  if (added.length + removed.length === 0) return []
  const isEverybody = after.length === 0
  return [{ kind: 'positions', added, removed, isEverybody, wasEverybody: before.length === 0 }]
}

function placeChanges(
  before: StandardDocument,
  after: StandardDocument,
): readonly StandardChange[] {
  const changes: StandardChange[] = []
  if (before.number !== after.number) {
    changes.push({ kind: 'number', before: before.number, after: after.number })
  }
  if (before.chapter?.id !== after.chapter?.id) {
    const [old, fresh] = [before.chapter?.title ?? null, after.chapter?.title ?? null]
    changes.push({ kind: 'chapter', before: old, after: fresh })
  }
  if (before.owner?.id !== after.owner?.id) {
    const [old, fresh] = [before.owner?.name ?? null, after.owner?.name ?? null]
    changes.push({ kind: 'owner', before: old, after: fresh })
  }
  if (before.touchpoint !== after.touchpoint) {
    changes.push({ kind: 'touchpoint', before: before.touchpoint, after: after.touchpoint })
  }
  return changes
}
