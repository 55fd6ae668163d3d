import type { Actor } from '@/lib/access/actor'
import { addDays, type CalendarDate } from '@/lib/core/calendar'
import type { Localized } from '@/lib/core/checklist'
import type { AppliesTo, SchemeDocument } from '@/lib/core/scheme'
import { setSalary } from '@/lib/people/use-cases/set-salary'
import type { Deps } from '@/lib/platform/deps'
import { schemeFromTemplate } from '@/lib/schemes/formats/templates'
import type { SchemeTemplate } from '@/lib/schemes/schema'
import { activateScheme } from '@/lib/schemes/use-cases/activate-scheme'
import { createScheme } from '@/lib/schemes/use-cases/create-scheme'
import { saveSchemeDraft } from '@/lib/schemes/use-cases/save-scheme-draft'
import { company as about } from './cast'
import type { Company } from './found-company'
import { callCentre, delivery } from './places'
import { driverPosition, type Employee, operatorPosition, shopPositions } from './roster'
import { done, forEach } from './steps'
import { dayOfMonth, moscow, type Story } from './story'

interface SchemePlan {
  readonly template: Exclude<SchemeTemplate, 'empty'>
  readonly regulation: string
  readonly positions: readonly string[]
  /** Codes; none names the whole company. */
  readonly units: readonly string[]
}

const plans: readonly SchemePlan[] = [
  {
    template: 'call-centre',
    regulation: 'ПП-14',
    positions: [operatorPosition],
    units: [callCentre.code],
  },
  { template: 'shop-team', regulation: 'ПП-15', positions: shopPositions, units: [] },
  {
    template: 'driver',
    regulation: 'ПП-09',
    positions: [driverPosition],
    units: [delivery.code],
  },
]

/** Salaries and schemes. The first HR writes and activates, so the second one may approve. */
export async function setUpPay(story: Story, company: Company, deps: Deps): Promise<void> {
  const firstOn = dayOfMonth(story.months[0] ?? story.anchorMonth, 1)
  const { hr } = company.actors
  const then = { ...deps, now: moscow(addDays(firstOn, -20), '10:00') }
  await forEach(company.roster, (person) => paySalary(hr, company, person, firstOn, then))
  for (const plan of plans) await activate(hr, company, plan, firstOn, then)
}

/** One salary for everybody; every ninth of the old hands got a rise in the second month. */
async function paySalary(
  hr: Actor,
  { personIds }: Company,
  { number, hiredOn, leftOn, salary }: Employee,
  firstOn: CalendarDate,
  deps: Deps,
): Promise<void> {
  const personId = personIds.get(number) ?? ''
  const amount = (roubles: number) => `${roubles}.00`
  done(await setSalary(hr, { personId, amount: amount(salary), fromOn: hiredOn, reason: '' }, deps))
  const riseOn = addDays(firstOn, 31)
  if (Number(number) % 9 !== 0 || hiredOn > firstOn || (leftOn !== null && leftOn < riseOn)) return
  const more = Math.round((salary * 1.06) / 500) * 500
  done(await setSalary(hr, { personId, amount: amount(more), fromOn: riseOn, reason: '' }, deps))
}

async function activate(
  hr: Actor,
  company: Company,
  plan: SchemePlan,
  firstOn: CalendarDate,
  deps: Deps,
): Promise<void> {
  const { schemeId } = done(await createScheme(hr, { template: plan.template }, deps))
  const written = schemeFromTemplate(plan.template, about.currency, firstOn)
  const document: SchemeDocument = {
    ...written,
    ...(plan.template === 'shop-team' ? byPerson(written) : {}),
    regulation: { number: plan.regulation, date: addDays(firstOn, -30) },
    appliesTo: appliesTo(company, plan, firstOn),
  }
  const saved = done(await saveSchemeDraft(hr, { schemeId, revision: 1, document }, deps))
  const effectiveFrom = firstOn.slice(0, 7)
  done(await activateScheme(hr, { schemeId, revision: saved.revision, effectiveFrom }, deps))
}

/** What the parts are called that read the shop, and not the person as the template does. */
const shopTitles: Readonly<Record<string, Localized>> = {
  service: { ru: 'Сервис магазина', en: 'Service of the shop' },
  sales_plan: { ru: 'План продаж', en: 'Sales plan' },
}

/** The shops share no pool: everybody has an amount of his own, and the figures of his shop. */
function byPerson({ components }: SchemeDocument): Pick<SchemeDocument, 'base' | 'components'> {
  return {
    base: { kind: 'imported' },
    components: components.map((component) => ({
      ...component,
      title: shopTitles[component.code] ?? component.title,
      value: { ...component.value, subject: 'unit' as const },
    })),
  }
}

function appliesTo(
  { positionIds, unitIds }: Company,
  { positions, units }: SchemePlan,
  from: CalendarDate,
): AppliesTo {
  const idIn = (ids: ReadonlyMap<string, string>) => (name: string) => {
    const id = ids.get(name)
    if (id === undefined) throw new RangeError(`The scheme names ${name}, which does not exist`)
    return id
  }
  return {
    positionIds: positions.map(idIn(positionIds)),
    unitIds: units.map(idIn(unitIds)),
    from,
  }
}
