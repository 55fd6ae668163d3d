import { parseOpeningHours } from '@/lib/core/opening-hours'
import type { UnitFields } from '@/lib/units/schema'

/** A unit of the company. `level` is the score around which its visits fall, in percent. */
export interface Place {
  readonly code: string
  readonly name: string
  readonly kind: UnitFields['kind']
  readonly parent: string | null
  readonly address: string | null
  readonly hours: string | null
  readonly level: number | null
}

const group = (kind: Place['kind'], code: string, name: string, parent: string | null): Place => ({
  kind,
  code,
  name,
  parent,
  address: null,
  hours: null,
  level: null,
})

const daily = 'пн-вс 8:00-21:00'
const shortSunday = 'пн-сб 8:00-20:00, вс 9:00-18:00'
const aroundTheClock = 'пн-вс 0:00-24:00'

const shop = (
  code: string,
  name: string,
  parent: string,
  address: string,
  hours: string,
  level: number,
): Place => ({ kind: 'shop', code, name, parent, address, hours, level })

export const shops: readonly Place[] = [
  shop('101', 'Мытищи', 'R1', '141006, Мытищи, Олимпийский проспект, 46', daily, 86.5),
  shop('102', 'Подольск', 'R1', '142115, Подольск, улица Комсомольская, 71', daily, 83.5),
  shop('103', 'Химки', 'R1', '141402, Химки, улица Репина, 8', aroundTheClock, 89),
  shop('104', 'Люберцы', 'R1', '140004, Люберцы, Октябрьский проспект, 285', daily, 81.5),
  shop('201', 'Тула', 'R2', '300041, Тула, Новомосковское шоссе, 23', daily, 80.5),
  shop('202', 'Калуга', 'R2', '248009, Калуга, Грабцевское шоссе, 40', daily, 87.5),
  shop('203', 'Серпухов', 'R2', '142207, Серпухов, Борисовское шоссе, 12', shortSunday, 84),
  shop('204', 'Новомосковск', 'R2', '301650, Новомосковск, улица Мира, 62', shortSunday, 82),
  shop('301', 'Ярославль', 'R3', '150044, Ярославль, Ленинградский проспект, 52', daily, 88.5),
  shop('302', 'Владимир', 'R3', '600007, Владимир, улица Куйбышева, 26', daily, 85),
  shop('303', 'Кострома', 'R3', '156012, Кострома, Кинешемское шоссе, 76', shortSunday, 81.5),
  shop('304', 'Иваново', 'R3', '153025, Иваново, улица Куконковых, 141', daily, 84.5),
]

const office = '141006, Мытищи, Олимпийский проспект, 46, корпус 2'

const department = (code: string, name: string, level: number | null): Place => ({
  kind: 'department',
  code,
  name,
  parent: 'R0',
  address: office,
  hours: 'пн-пт 9:00-18:00',
  level,
})

/** The departments that colleagues and clients ring up. */
export const backOffice: readonly Place[] = [
  department('411', 'Бухгалтерия', 81.5),
  department('412', 'Юридический отдел', 86),
  department('413', 'Ресепшн', 88),
]

export const callCentre: Place = {
  ...department('401', 'Контакт-центр', null),
  kind: 'call-centre',
  hours: 'пн-вс 8:00-22:00',
}

export const qualityOffice = department('421', 'Отдел качества сервиса', null)
export const peopleOffice = department('422', 'Отдел персонала', null)
export const delivery: Place = {
  ...department('431', 'Служба доставки', null),
  hours: 'пн-сб 7:00-22:00',
}

/** In an order in which a parent comes before its children. */
export const places: readonly Place[] = [
  group('region', 'R1', 'Москва и область', null),
  group('region', 'R2', 'Юг', null),
  group('region', 'R3', 'Верхняя Волга', null),
  ...shops,
  group('department', 'R0', 'Центральный офис', null),
  callCentre,
  ...backOffice,
  qualityOffice,
  peopleOffice,
  delivery,
]

/** From when to when somebody is there on a working day, for the hours of visits. */
export function hoursOf(place: Place): readonly [string, string] {
  const hours = parseOpeningHours(place.hours ?? '')?.mon
  if (hours === undefined) throw new RangeError(`${place.name} is never open`)
  return hours
}
