import { Command } from 'commander'
import { may } from '@/lib/access/permissions'
import { isMonth } from '@/lib/core/calendar'
import { type MonthVerified, verifyPeriods } from '@/lib/periods/use-cases/verify-periods'
import { OperatorError } from '@/lib/platform/operator-error'
import { withActor } from './acting'
import type { CommandContext } from './context'

interface VerifyOptions {
  readonly as?: string
  readonly month?: string
}

export function periodCommand(context: CommandContext): Command {
  const period = new Command('period').description('the months of pay')

  period
    .command('verify')
    .description(
      'compute every locked month again from its snapshot: byte-identical, or the first difference',
    )
    .requiredOption('--as <login>', 'the account of HR that does it')
    .option('--month <month>', 'one month only: 2026-10')
    .action(async ({ as: login, month }: VerifyOptions) => {
      if (month !== undefined && !isMonth(month)) {
        throw new OperatorError(`${month} is not a month; write it like 2026-10.`)
      }
      const months = await withActor(context, login, (actor, deps) => {
        if (!may(actor, 'period:read')) {
          throw new OperatorError(`${login} does not see the months of pay; take an account of HR.`)
        }
        return verifyPeriods(actor, { month: month ?? null }, deps)
      })
      if (month !== undefined && months.length === 0) {
        throw new OperatorError(`${month} is not locked.`)
      }
      context.print(verified(months))
      for (const sentence of months.map(monthSentence)) console.error(sentence)
      if (months.some(({ ok }) => !ok)) process.exitCode = 1
    })

  return period
}

/** The one JSON document of the command. */
export function verified(months: readonly MonthVerified[]): object {
  return { ok: months.every(({ ok }) => ok), months }
}

/** What became of a month, in a sentence. */
export function monthSentence(found: MonthVerified): string {
  const month =
    found.offCycle === undefined ? found.month : `${found.month}, ${found.offCycle} off-cycle`
  if (found.ok) return `${month}: ${found.statements} statements, byte-identical.`
  const { reason, person, at } = found
  const whose = person === null ? '' : ` of ${person.fullName} (${person.personnelNumber})`
  switch (reason) {
    case 'statement-differs':
      return `${month}: the statement${whose} differs first at ${at}.`
    case 'statement-missing':
      return `${month}: the statement${whose} is missing.`
    case 'statement-unknown':
      return `${month}: there is one statement too many${whose}.`
    case 'seal-broken':
      return `${month}: the seal does not hold; the snapshot or the month before was changed.`
    case 'other-rules':
      return `${month}: computed by another version of the rules; that version verifies it.`
    case 'not-locked':
      return `${month}: not locked any more.`
  }
}
