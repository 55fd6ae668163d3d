import type { FrozenAttachment } from './frozen-report'

/**
 * What a copy of a phone's unsent work says about itself: `manifest.json` of a zip archive, beside
 * the reports, drafts and files that it names. `manifest.sha256` holds the hash of the manifest, so
 * that a copy which was cut or changed is told from a whole one.
 * Source: PHONE.md, Keeping it ("Save a copy").
 */
export interface PhoneCopyManifest {
  readonly format: 'etalon.phone-copy/1'
  /** Wall clock of the phone, ISO 8601. */
  readonly madeAt: string
  readonly accountId: string
  readonly deviceId: string
  /** How far the phone's clock was off when it last met the server (phone minus server). Units: ms. */
  readonly clockSkewMs: number | null
  /** Finished reports that wait, oldest first. */
  readonly reports: readonly CopiedReport[]
  /** What was begun and not sent; drafts that stand beside one in use are among them. */
  readonly drafts: readonly CopiedDraft[]
  readonly files: readonly CopiedFile[]
  /**
   * In which file of the same copy the report or draft of a visit is whose files are in this one, from 1;
   * absent where there is none, and in copies of older phones.
   */
  readonly answersIn?: readonly CopiedPlace[] | undefined
  /** Tries at tests of campaigns that wait, oldest first; absent in copies of older phones. */
  readonly attempts?: readonly CopiedAttempt[] | undefined
  /** What lies on the phone and could not be opened there any longer. */
  readonly unreadable: number
}

/** Something in the archive: where, and what it hashes to. */
export interface CopiedPart {
  readonly path: string
  readonly sha256: string
}

export interface CopiedReport extends CopiedPart {
  readonly id: string
  readonly visitId: string
  readonly title: string
  readonly frozenAt: string
}

export interface CopiedDraft extends CopiedPart {
  readonly visitId: string
  readonly checklistVersionId: string
  readonly savedAt: string
  readonly base: number
  /** It stands beside the one in use. */
  readonly isAside: boolean
}

export interface CopiedAttempt extends CopiedPart {
  readonly id: string
  readonly campaignId: string
  readonly takenAt: string
}

/** Where the answers of a visit are. */
export interface CopiedPlace {
  readonly visitId: string
  readonly part: number
}

export interface CopiedFile extends FrozenAttachment {
  readonly visitId: string
  /** A recording that was cut short: no report or draft names it. */
  readonly isCut?: true | undefined
  /** null: the server had it before. */
  readonly path: string | null
}

export const manifestPath = 'manifest.json'
export const manifestHashPath = 'manifest.sha256'

/** The most that one copy holds, as an archive and unpacked. Units: bytes, parts. */
export const phoneCopyLimits = { bytes: 300 * 1024 * 1024, parts: 1000 } as const

/**
 * What the phone puts into one file of a copy. Well below what is taken: a report and its files are never
 * parted, so one file may hold as much as a visit may have besides.
 */
export const copyPartLimits: CopyPartLimits = { bytes: 100 * 1024 * 1024, parts: 900 }

/** Units: bytes and number of contents. */
export interface CopyPartLimits {
  readonly bytes: number
  readonly parts: number
}

/** What is of use only together, as a report with its photos: the size of each by its path. */
export type CopyUnit = ReadonlyMap<string, number>

/**
 * Into which files of a copy its contents go.
 *
 * Rule    in order, as many into one file as it may hold; what belongs together is never parted, also where
 *         it is too much for one file. What belongs to several units is in the file of each.
 * Units   sizes in bytes; `most`: bytes and number of contents of one file.
 * Returns the paths of each file, at least one file; none is left out.
 * Source  PHONE.md, Keeping it ("Save a copy"; nothing is trapped in a phone).
 */
export function shareOut(
  units: readonly CopyUnit[],
  most: CopyPartLimits = copyPartLimits,
): readonly ReadonlySet<string>[] {
  const files: Map<string, number>[] = [new Map()]
  for (const unit of units) {
    const last = files.at(-1) ?? new Map()
    const joined = new Map([...last, ...unit])
    const bytes = [...joined.values()].reduce((sum, size) => sum + size, 0)
    if (last.size === 0 || (bytes <= most.bytes && joined.size <= most.parts)) {
      files.splice(-1, 1, joined)
    } else files.push(new Map(unit))
  }
  return files.map((file) => new Set(file.keys()))
}
