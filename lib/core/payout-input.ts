import type { Decimal } from './checklist'
import type { GateReading } from './gates'
import type { Measure } from './measure'
import type { MoneyText } from './money'
import type { PoolShare } from './pay-pool'
import type { PayStint } from './payout-result'
import type { SchemeDocument } from './scheme'

/** The part of a scheme that decides the amount. */
export type PayRules = Pick<
  SchemeDocument,
  'components' | 'gates' | 'floor' | 'cap' | 'proration' | 'rounding'
>

export interface PayoutInput {
  /** Of several stints: the rules once for each, codes ending with its key (`rulesOfStints`). */
  readonly rules: PayRules
  readonly base: MoneyText
  /** Null where no timesheet was delivered and the whole period was employed. */
  readonly time: WorkedTime | null
  /** By component code; a component without a measure was not measured. */
  readonly measures: ReadonlyMap<string, Measure>
  /** By gate code; gates on presence read `time`. */
  readonly gateReadings: ReadonlyMap<string, GateReading>
  /** Where the person moved in the period; their bases stand in place of `base`. */
  readonly stints?: readonly PayStint[]
  /** By key of a stint, where the scheme shares a pool; the base is then the pool's amount. */
  readonly pools?: ReadonlyMap<string, PoolShare>
}

export interface WorkedTime {
  readonly basis: 'timesheet' | 'calendar'
  readonly worked: Decimal
  readonly norm: Decimal
}
