import type { AdjustmentChange } from '@/lib/core/statement'
import type { StatementWords } from './statement-words'

type Told = Pick<StatementWords, 'say' | 'format'>
type Employment = Extract<AdjustmentChange, { readonly kind: 'employment' }>
type Place = Extract<AdjustmentChange, { readonly kind: 'place' }>

/** Hired or left on another day than the roster said, or in one of the two not employed at all. */
export function employmentText({ before, after }: Employment, { say, format }: Told): string {
  if (after === null) return say('changed.notEmployed')
  const hired = format.dayShort(after.hiredOn)
  if (before === null) {
    const left = after.leftOn
    return left === null
      ? say('changed.newlyEmployed', { day: hired })
      : say('changed.newlyEmployedThrough', { day: hired, last: format.dayShort(left) })
  }
  const told = []
  if (before.hiredOn !== after.hiredOn) {
    told.push(say('changed.hired', { day: hired, instead: format.dayShort(before.hiredOn) }))
  }
  if (before.leftOn !== after.leftOn)
    told.push(leftText(before.leftOn, after.leftOn, { say, format }))
  return told.join('; ')
}

function leftText(before: string | null, after: string | null, { say, format }: Told): string {
  if (after === null) return say('changed.stays', { instead: format.dayShort(before ?? '') })
  const day = format.dayShort(after)
  return before === null
    ? say('changed.left', { day })
    : say('changed.leftInstead', { day, instead: format.dayShort(before) })
}

/** Days in a row at another place than the roster said. */
export function placeText(change: Place, { say, format }: Told): string {
  const { fromOn, throughOn, before, after } = change
  const name = (place: typeof before) =>
    place === null ? say('changed.nowhere') : say('changed.placeNamed', { ...place })
  const days = format.dayRange(fromOn, throughOn)
  return say('changed.place', { days, after: name(after), before: name(before) })
}
