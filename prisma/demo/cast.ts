import type { GrantKind } from '@/lib/access/actor'
import type { DemoAccount } from '@/lib/platform/demo'

/** The demo company. Everything here is invented. */
export const company = {
  code: 'kedr',
  name: 'Кирпич и Кедр',
  timeZone: 'Europe/Moscow',
  currency: 'RUB',
  defaultLocale: 'ru',
} as const

/** One password for all demo accounts: it is printed on the console and protects nothing. */
export const demoPassword = 'kirpich-demo-24'

const address = (role: string) => `${role}@demo.etalon.example`

export interface DemoRole {
  readonly email: string
  readonly name: string
  /** As the console prints it. */
  readonly role: string
  /** Grants besides that of an employee, which everybody on the roster has. */
  readonly grants: readonly GrantKind[]
}

const demoRole = (
  key: string,
  role: string,
  name: string,
  ...grants: readonly GrantKind[]
): DemoRole => ({ email: address(key), name, role, grants })

/**
 * Who may sign in with one click. The first HR sorts before the second, because the sign-in page
 * shows the first one as who computes and the second one as who approves.
 */
export const demoRoles = {
  administrator: demoRole('administrator', 'administrator', 'Орлова Вера', 'administrator'),
  manager: demoRole('manager', 'programme manager', 'Гришин Павел', 'programme-manager'),
  reviewer: demoRole('reviewer', 'reviewer', 'Лунёва Рита', 'reviewer'),
  hr: demoRole('hr', 'HR', 'Белова Нина', 'hr'),
  hr2: demoRole('hr2', 'HR, second pair of eyes', 'Тихонов Марк', 'hr'),
  head: demoRole('head', 'unit head', 'Соколова Ирина', 'unit-head'),
  employee: demoRole('employee', 'employee', 'Смирнова Ольга'),
  shopper: demoRole('shopper', 'mystery shopper', 'Ахметов Тимур', 'shopper'),
} as const satisfies Readonly<Record<string, DemoRole>>

export type DemoRoleName = keyof typeof demoRoles

export const demoAccounts: readonly DemoAccount[] = Object.values(demoRoles).map(
  ({ role, name, email }) => ({ role, name, login: email, password: demoPassword }),
)

/** Where a visit takes place; each kind has its checklist and its programme. */
export const touchpoints = ['store', 'call', 'backOffice'] as const
export type Touchpoint = (typeof touchpoints)[number]

/** Names of programmes; the first three run all the time. */
export const campaignNames = {
  store: 'Магазины: как мы встречаем и консультируем',
  call: 'Контакт-центр: разговор о заказе',
  backOffice: 'Бэк-офис: звонок коллеге',
  pilot: 'Пилот: утро буднего дня',
  draft: 'Весенний сезон: готовность садовых отделов',
} as const

export type CampaignName = keyof typeof campaignNames

/**
 * For a journey through the whole product: these two have exactly two approved and released visits
 * in the open month, so that a third one makes money.
 */
export const journey = {
  /** Evaluated by name; the campaign's staff notice is months old. */
  person: { name: demoRoles.employee.name, campaign: campaignNames.call, visits: 2 },
  /** Evaluated as a shop; the two visits belong to a campaign that is closed. */
  shop: { name: 'Серпухов', campaign: campaignNames.pilot, visits: 2 },
} as const

/** No other visit of the demo pays it. */
export const orderDeskFee = '640.00'

/** Nor this: a visit of the programme that asks its shoppers about the instructions first. */
export const testedFee = '310.00'

/** Nor these, each of one visit to a shop that is offered to whoever enters as the shopper. */
export const spareOfferFees = [
  '880.00',
  '870.00',
  '860.00',
  '850.00',
  '840.00',
  '830.00',
  '820.00',
  '810.00',
  '800.00',
  '790.00',
] as const
