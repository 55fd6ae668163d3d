import { addDays, type CalendarDate } from '@/lib/core/calendar'
import { type DemoRole, demoRoles } from './cast'
import { nameMaker } from './names'
import {
  backOffice,
  callCentre,
  delivery,
  type Place,
  peopleOffice,
  qualityOffice,
  shops,
} from './places'
import { type Random, randomOf } from './random'
import { dayOfMonth, type Story } from './story'

export interface Employee {
  readonly number: string
  readonly name: string
  readonly unit: string
  readonly position: string
  readonly hiredOn: CalendarDate
  readonly leftOn: CalendarDate | null
  readonly email: string | null
  /** Monthly salary and base of the bonus, in roubles; no base for who is paid none. */
  readonly salary: number
  readonly bonusBase: number | null
  /** Heads the unit. */
  readonly heads: boolean
  /** The score around which visits to this person fall, where visits name people. */
  readonly level: number | null
}

interface Job {
  readonly position: string
  readonly sex: 'woman' | 'man'
  readonly salary: number
  readonly bonusBase: number | null
}

const job = (
  position: string,
  sex: Job['sex'],
  salary: number,
  bonusBase: number | null = null,
): Job => ({ position, sex, salary, bonusBase })

const director = job('Директор магазина', 'woman', 95_000, 38_000)

const shopJobs: readonly Job[] = [
  director,
  job('Старший продавец', 'man', 62_000, 24_000),
  job('Продавец-консультант', 'man', 52_000, 18_000),
  job('Продавец-консультант', 'woman', 52_000, 18_000),
  job('Продавец-консультант', 'man', 50_000, 18_000),
  job('Кассир', 'woman', 47_000, 12_000),
  job('Кассир', 'woman', 46_000, 12_000),
]

const officeJobs: Readonly<Record<string, readonly Job[]>> = {
  '411': [
    job('Главный бухгалтер', 'woman', 140_000),
    job('Бухгалтер', 'woman', 82_000),
    job('Бухгалтер', 'woman', 80_000),
    job('Бухгалтер', 'man', 78_000),
    job('Бухгалтер по расчётам', 'woman', 76_000),
  ],
  '412': [
    job('Руководитель юридического отдела', 'man', 150_000),
    job('Юрист', 'woman', 98_000),
    job('Юрист', 'man', 92_000),
  ],
  '413': [
    job('Администратор ресепшн', 'woman', 58_000),
    job('Администратор ресепшн', 'woman', 56_000),
    job('Администратор ресепшн', 'woman', 56_000),
  ],
}

export const operatorPosition = 'Оператор контакт-центра'
export const driverPosition = 'Водитель-экспедитор'
export const shopPositions = [...new Set(shopJobs.map(({ position }) => position))]

/** One level for each operator, the demo's employee first. */
const operatorLevels = [84.5, 80, 81.5, 82.5, 83, 84, 85, 86, 86.5, 87.5, 88.5, 90] as const

/** 120 people: 84 in shops, 12 operators, 11 in the back office, 9 in delivery, 4 in the office. */
export function rosterOf(story: Story): readonly Employee[] {
  const random = randomOf('roster')
  const name = nameMaker(random)
  const startOn = dayOfMonth(story.months[0] ?? story.anchorMonth, 1)
  const rows: Employee[] = []
  const add = (unit: Place, work: Job, more: Partial<Employee> = {}) =>
    rows.push({
      number: String(1001 + rows.length),
      name: more.name ?? name(work.sex),
      unit: unit.code,
      position: work.position,
      hiredOn: hiredBefore(startOn, random),
      leftOn: null,
      email: null,
      salary: work.salary + 500 * random.between(-4, 4),
      bonusBase: work.bonusBase,
      heads: false,
      level: null,
      ...more,
    })
  const addRole = (unit: Place, work: Job, role: DemoRole, more: Partial<Employee> = {}) =>
    add(unit, work, { name: role.name, email: role.email, ...more })

  for (const shop of shops) {
    for (const work of shopJobs) {
      const heads = work === director
      if (heads && shop === shops[0]) addRole(shop, work, demoRoles.head, { heads })
      else add(shop, work, { heads })
    }
  }
  const operator = job(operatorPosition, 'woman', 54_000, 26_000)
  for (const [index, level] of operatorLevels.entries()) {
    if (index === 0) addRole(callCentre, operator, demoRoles.employee, { level })
    else add(callCentre, { ...operator, sex: index % 4 === 3 ? 'man' : 'woman' }, { level })
  }
  for (const unit of backOffice) for (const work of officeJobs[unit.code] ?? []) add(unit, work)
  addRole(qualityOffice, job('Руководитель программы', 'man', 120_000), demoRoles.manager)
  addRole(qualityOffice, job('Эксперт по качеству', 'woman', 78_000), demoRoles.reviewer)
  addRole(peopleOffice, job('Специалист по премированию', 'woman', 84_000), demoRoles.hr)
  addRole(peopleOffice, job('Руководитель отдела персонала', 'man', 125_000), demoRoles.hr2)
  add(delivery, job('Руководитель службы доставки', 'man', 98_000))
  for (let index = 0; index < 8; index += 1)
    add(delivery, job(driverPosition, 'man', 58_000, 60_000))
  return withComingsAndGoings(rows, story)
}

/** Somebody leaves, somebody comes: a staff list in which nothing moves is not believable. */
function withComingsAndGoings(rows: readonly Employee[], story: Story): readonly Employee[] {
  const month = (index: number) => story.months[index] ?? story.anchorMonth
  const changes = new Map<string, Partial<Employee>>([
    [numberIn(rows, '104', 'Кассир', 1), { leftOn: dayOfMonth(month(2), 14) }],
    [numberIn(rows, '104', 'Кассир', 0), { hiredOn: dayOfMonth(month(2), 17) }],
    [numberIn(rows, '303', 'Продавец-консультант', 2), { leftOn: dayOfMonth(month(4), 11) }],
    [numberIn(rows, '303', 'Продавец-консультант', 1), { hiredOn: dayOfMonth(month(1), 5) }],
    [numberIn(rows, '431', driverPosition, 7), { hiredOn: dayOfMonth(month(4), 10) }],
  ])
  return rows.map((row) => ({ ...row, ...changes.get(row.number) }))
}

/** The personnel number of the n-th person in that position there. */
export function numberIn(
  rows: readonly Employee[],
  unit: string,
  position: string,
  index: number,
): string {
  const found = rows.filter((row) => row.unit === unit && row.position === position)[index]
  if (found === undefined) throw new RangeError(`Nobody is ${position} in ${unit}`)
  return found.number
}

function hiredBefore(startOn: CalendarDate, random: Random): CalendarDate {
  return addDays(startOn, -random.between(60, 3200))
}

export interface DemoShopper {
  readonly label: string
  readonly name: string
  readonly phone: string
  readonly email: string
}

/** Twelve shoppers; the demo's own is number 7. */
export function shoppersOf(): readonly DemoShopper[] {
  const random = randomOf('shoppers')
  const invented =
    'Юсупов Рустам|Вольская Алина|Громова Тамара|Нечаев Артур|Шилова Диана|Каримов Тагир|Ахметов Тимур|Белкина Зоя|Лапина Вера|Дьяков Леонид|Зимина Олеся|Мартынов Егор'.split(
      '|',
    )
  return invented.map((name, index) => ({
    label: `№ ${index + 1}`,
    name,
    // The range 900 000-00-xx is nobody's.
    phone: `+7 900 000-00-${String(random.between(10, 99))}`,
    email:
      name === demoRoles.shopper.name
        ? demoRoles.shopper.email
        : `shopper${index + 1}@pokupateli.example`,
  }))
}
