import type { GrantKind } from '@/lib/access/actor'

/**
 * The cast of one organisation. Everyone but the administrator and the shoppers is on the roster.
 *
 *     region ─ shopNorth (unitHead heads it, employee works there) · shopSouth (otherEmployee)
 *     callCentre (operator) · office (programmeManager, reviewer, hr, secondHr)
 */
export const castNames = [
  'administrator',
  'programmeManager',
  'reviewer',
  'secondReviewer',
  'hr',
  'secondHr',
  'unitHead',
  'employee',
  'otherEmployee',
  'operator',
  'shopper',
  'secondShopper',
] as const

export type CastName = (typeof castNames)[number]
export type UnitName = 'region' | 'shopNorth' | 'shopSouth' | 'callCentre' | 'office'
export type PositionName = 'seller' | 'shopHead' | 'operator' | 'specialist'

export interface Role {
  readonly fullName: string
  readonly grants: readonly GrantKind[]
  readonly heads?: UnitName
  readonly works?: { readonly unit: UnitName; readonly as: PositionName; readonly number: string }
  readonly shops?: { readonly label: string }
}

/** People of the office are specialists and differ by name, grant and number. */
function inOffice(fullName: string, grant: GrantKind, number: string): Role {
  return { fullName, grants: [grant], works: { unit: 'office', as: 'specialist', number } }
}

export const cast: Readonly<Record<CastName, Role>> = {
  administrator: { fullName: 'Алла Зотова', grants: ['administrator'] },
  programmeManager: inOffice('Павел Гришин', 'programme-manager', '101'),
  reviewer: inOffice('Рита Лунёва', 'reviewer', '102'),
  secondReviewer: inOffice('Глеб Рыжов', 'reviewer', '103'),
  hr: inOffice('Нина Ершова', 'hr', '104'),
  secondHr: inOffice('Марк Тихонов', 'hr', '105'),
  unitHead: {
    fullName: 'Ирина Соколова',
    grants: ['unit-head', 'employee'],
    heads: 'shopNorth',
    works: { unit: 'shopNorth', as: 'shopHead', number: '201' },
  },
  employee: {
    fullName: 'Ольга Смирнова',
    grants: ['employee'],
    works: { unit: 'shopNorth', as: 'seller', number: '202' },
  },
  otherEmployee: {
    fullName: 'Пётр Волков',
    grants: ['employee'],
    works: { unit: 'shopSouth', as: 'seller', number: '203' },
  },
  operator: {
    fullName: 'Лидия Котова',
    grants: ['employee'],
    works: { unit: 'callCentre', as: 'operator', number: '301' },
  },
  shopper: { fullName: 'Тимур Ахметов', grants: ['shopper'], shops: { label: '№ 7' } },
  secondShopper: { fullName: 'Зоя Белкина', grants: ['shopper'], shops: { label: '№ 8' } },
}
