/**
 * Words that people write for what the language calls otherwise: spreadsheets of others, everyday
 * speech, the name of a thing in the other language.
 * Source: PAY.md, Formula language: errors with a suggestion.
 */
import type { FunctionName, LookupName } from './functions'

const names: ReadonlyMap<string, string> = wordsOf({
  base: 'база основа база_премии основа_премии сумма_основы bonus_base base_amount',
  salary: 'оклад зарплата зп ставка_оклада wage pay',
  worked_days: 'отработано отработано_дней отработанные_дни рабочих_дней дни days workdays worked',
  norm_days: 'норма норма_дней норма_рабочих_дней norm',
  tenure_months: 'стаж стаж_месяцев месяцев_стажа tenure experience',
  value: 'значение факт результат показатель оценка выполнение score result x',
})

const functions: ReadonlyMap<string, FunctionName | LookupName> = wordsOf({
  IF: 'когда when',
  IFS: 'выбор переключ switch case choose',
  MIN: 'минимум наименьшее minimum least',
  MAX: 'максимум наибольшее maximum most',
  SUM: 'сумма сложить total',
  AVERAGE: 'среднее средняя сред avg mean',
  ABS: 'модуль',
  ROUND: 'округлить округление окр',
  ROUNDUP: 'вверх',
  ROUNDDOWN: 'вниз отбр trunc',
  FLOOR: 'целое int',
  CEILING: 'потолок ceil',
  CLAMP: 'граница границы ограничить limit bound',
  BAND: 'ступени шкала порог lookup vlookup впр tiers steps scale',
  LINEAR: 'линия линейная пропорция interpolate forecast',
  IFMISSING: 'еслипусто еслиошибка еслинд iferror ifna ifnull coalesce ifblank',
  SCORE: 'балл баллы score_of рейтинг rating',
  VISITS: 'проверки проверок число_проверок количество_проверок count визит',
  KPI: 'кпэ кпи кэпэай метрика metric figure kpis кpi',
  FAILURES: 'нарушение ошибки критические fails errors violations',
})

function wordsOf<Name extends string>(
  words: Readonly<Partial<Record<Name, string>>>,
): ReadonlyMap<string, Name> {
  const entries = Object.entries(words) as [Name, string][]
  return new Map(entries.flatMap(([name, all]) => all.split(' ').map((word) => [word, name])))
}

const plain = (typed: string) => typed.toLowerCase().replaceAll('ё', 'е')

/**
 * What a common word is called in a formula, where that name is known at the place.
 *
 * Rule    case and `ё` do not matter; a word means one name alone.
 * Returns the name, or null for a word that nobody uses for one, or for a name of another place.
 * Source  PAY.md, Formula language: errors while writing, with a suggestion.
 */
export function commonName(typed: string, known: { has(name: string): boolean }): string | null {
  const name = names.get(plain(typed))
  return name !== undefined && known.has(name) ? name : null
}

/**
 * The function that a common word stands for.
 *
 * Rule    as `commonName`; a function that is called so in either spelling is no common word.
 * Returns null for a word that nobody uses for one.
 * Source  PAY.md, Formula language: errors while writing, with a suggestion.
 */
export function commonFunction(typed: string): FunctionName | LookupName | null {
  return functions.get(plain(typed)) ?? null
}
