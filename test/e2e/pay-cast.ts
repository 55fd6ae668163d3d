/**
 * Companies of their own for the journey through a whole scheme, one a language: it closes months, and
 * in the demo company months are closed by somebody else.
 */

export const payPassword = 'metro-kitten-sunrise'

export interface PayRole {
  readonly number: string
  readonly fullName: string
  readonly email: string
  readonly grant: 'hr' | 'employee'
}

export interface PayCast {
  readonly code: string
  readonly name: string
  readonly locale: 'ru' | 'en'
  readonly units: { readonly office: string; readonly delivery: string }
  readonly positions: { readonly office: string; readonly driver: string }
  readonly hr: PayRole
  readonly secondHr: PayRole
  readonly driver: PayRole
  readonly otherDriver: PayRole
}

const role = (
  company: string,
  grant: PayRole['grant'],
  mailbox: string,
  number: string,
  fullName: string,
): PayRole => ({ number, fullName, email: `${mailbox}@${company}.example`, grant })

export const payCasts: Readonly<Record<'ru' | 'en', PayCast>> = {
  ru: {
    code: 'lesosklad',
    name: 'Лесосклад',
    locale: 'ru',
    units: { office: 'Отдел персонала', delivery: 'Служба доставки' },
    positions: { office: 'Специалист по премированию', driver: 'Водитель' },
    hr: role('lesosklad', 'hr', 'hr', '101', 'Ершова Нина'),
    secondHr: role('lesosklad', 'hr', 'hr2', '102', 'Тихонов Марк'),
    driver: role('lesosklad', 'employee', 'driver', '501', 'Лапин Дмитрий'),
    otherDriver: role('lesosklad', 'employee', 'driver2', '502', 'Зуев Павел'),
  },
  en: {
    code: 'timberyard',
    name: 'Timber Yard',
    locale: 'en',
    units: { office: 'People office', delivery: 'Delivery' },
    positions: { office: 'Pay specialist', driver: 'Driver' },
    hr: role('timberyard', 'hr', 'hr', '101', 'Nina Hale'),
    secondHr: role('timberyard', 'hr', 'hr2', '102', 'Mark Tyler'),
    driver: role('timberyard', 'employee', 'driver', '501', 'Daniel Larch'),
    otherDriver: role('timberyard', 'employee', 'driver2', '502', 'Paul Ash'),
  },
}
