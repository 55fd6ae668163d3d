import type { GrantKind } from '@/lib/access/actor'
import { addMonths, type Month, monthOf } from '@/lib/core/calendar'
import { dateIn } from '@/lib/core/zone-clock'

/**
 * Companies of their own for what is written about pay, one a language: a whole scheme closes months,
 * and in the demo company months are closed by somebody else.
 */

export const payZone = 'Europe/Moscow'

/** The month that is paid first: the one that is over. */
export function paidMonthAt(now: Date): Month {
  return addMonths(monthOf(dateIn(now, payZone)), -1)
}

export const payPassword = 'metro-kitten-sunrise'

export interface PayRole {
  readonly number: string
  readonly fullName: string
  readonly email: string
  readonly grants: readonly GrantKind[]
}

/** What the shopper found with the second driver, each time the same: nine points of ten. */
export interface PayVisits {
  readonly campaign: string
  readonly checklist: string
  readonly section: string
  readonly met: string
  readonly helped: string
  readonly called: string
  /** Why the driver has no point for the call. */
  readonly notCalled: string
  readonly standard: string
}

export interface PayCast {
  readonly code: string
  readonly name: string
  readonly locale: 'ru' | 'en'
  readonly units: { readonly office: string; readonly delivery: string }
  readonly positions: { readonly office: string; readonly driver: string }
  readonly hr: PayRole
  readonly secondHr: PayRole
  /** Of the formula editor: who signs in twice at once has to wait. */
  readonly thirdHr: PayRole
  readonly driver: PayRole
  /** Visited three times in the paid month. */
  readonly otherDriver: PayRole
  /** Writes the standard, plans the visits and approves the reports. */
  readonly reviewer: PayRole
  readonly shopper: PayRole
  readonly visits: PayVisits
}

const role = (
  company: string,
  grant: GrantKind,
  mailbox: string,
  number: string,
  fullName: string,
): PayRole => ({ number, fullName, email: `${mailbox}@${company}.example`, grants: [grant] })

export const payCasts: Readonly<Record<'ru' | 'en', PayCast>> = {
  ru: {
    code: 'lesosklad',
    name: 'Лесосклад',
    locale: 'ru',
    units: { office: 'Отдел персонала', delivery: 'Служба доставки' },
    positions: { office: 'Специалист по премированию', driver: 'Водитель' },
    hr: role('lesosklad', 'hr', 'hr', '101', 'Ершова Нина'),
    secondHr: role('lesosklad', 'hr', 'hr2', '102', 'Тихонов Марк'),
    thirdHr: role('lesosklad', 'hr', 'hr3', '104', 'Орлова Вера'),
    driver: role('lesosklad', 'employee', 'driver', '501', 'Лапин Дмитрий'),
    otherDriver: role('lesosklad', 'employee', 'driver2', '502', 'Зуев Павел'),
    reviewer: {
      ...role('lesosklad', 'reviewer', 'reviewer', '103', 'Лунёва Рита'),
      grants: ['programme-manager', 'reviewer'],
    },
    shopper: role('lesosklad', 'shopper', 'shopper', '№ 3', 'Белкина Зоя'),
    visits: {
      campaign: 'Как привозят заказы',
      checklist: 'Приезд водителя',
      section: 'У ворот',
      met: 'Водитель поздоровался и назвал номер заказа?',
      helped: 'Помог проверить груз по накладной?',
      called: 'Позвонил за полчаса до приезда?',
      notCalled: 'Звонка не было, ворота пришлось открывать бегом.',
      standard: 'Водитель звонит покупателю за полчаса до приезда.',
    },
  },
  en: {
    code: 'timberyard',
    name: 'Timber Yard',
    locale: 'en',
    units: { office: 'People office', delivery: 'Delivery' },
    positions: { office: 'Pay specialist', driver: 'Driver' },
    hr: role('timberyard', 'hr', 'hr', '101', 'Nina Hale'),
    secondHr: role('timberyard', 'hr', 'hr2', '102', 'Mark Tyler'),
    thirdHr: role('timberyard', 'hr', 'hr3', '104', 'Vera Eagle'),
    driver: role('timberyard', 'employee', 'driver', '501', 'Daniel Larch'),
    otherDriver: role('timberyard', 'employee', 'driver2', '502', 'Paul Ash'),
    reviewer: {
      ...role('timberyard', 'reviewer', 'reviewer', '103', 'Rita Moon'),
      grants: ['programme-manager', 'reviewer'],
    },
    shopper: role('timberyard', 'shopper', 'shopper', 'No. 3', 'Zoe Birch'),
    visits: {
      campaign: 'How orders arrive',
      checklist: 'A driver arrives',
      section: 'At the gate',
      met: 'Did the driver say hello and name the order?',
      helped: 'Did he help to check the load against the note?',
      called: 'Did he call half an hour before?',
      notCalled: 'Nobody called; we ran to open the gate.',
      standard: 'The driver calls the buyer half an hour before he arrives.',
    },
  },
}
