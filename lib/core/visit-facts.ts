import type { Decimal } from './checklist'

/** That the shopper was there. Times are those of the phone, ISO 8601. */
export interface CheckIn {
  readonly at: string
  /** Null where the campaign does not ask for it, the shopper declined, or the phone could not tell. */
  readonly place: {
    readonly latitude: Decimal
    readonly longitude: Decimal
    /** Metres; null where the phone did not say. */
    readonly accuracy: Decimal | null
  } | null
  /** The campaign asks for the place and the shopper did not want to tell it: allowed, and marked. */
  readonly declined: boolean
}

/** That the shopper has read what a recording is for, before the first one of a visit. */
export interface RecordingConsent {
  readonly at: string
  /** Of the text in the language in which it was read. */
  readonly sha256: string
  readonly language: 'ru' | 'en'
}

/**
 * What a draft and its report keep about the visit beside the answers. A member that nothing was
 * said about is absent, so that older reports and their hashes stay what they are.
 */
export interface VisitFacts {
  readonly checkIn?: CheckIn | undefined
  /** When the part on the spot was over, as the shopper said. */
  readonly leftAt?: string | undefined
  readonly recordingConsent?: RecordingConsent | undefined
}

/**
 * The facts of a draft or report by themselves.
 *
 * Rule    what was not said is absent, never null.
 * Returns the same bytes as before for reports that are older than a fact.
 * Source  PHONE.md, The form (check-in, memory clock); SECURITY.md, Fairness (audio).
 */
export function visitFactsOf({ checkIn, leftAt, recordingConsent }: VisitFacts): VisitFacts {
  return {
    ...(checkIn === undefined ? {} : { checkIn }),
    ...(leftAt === undefined ? {} : { leftAt }),
    ...(recordingConsent === undefined ? {} : { recordingConsent }),
  }
}
