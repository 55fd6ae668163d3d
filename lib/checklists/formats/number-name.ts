const numberNames = {
  weight: 'weight',
  passMark: 'mark',
  'critical.cap': 'cap',
  'critical.threshold': 'threshold',
  possible: 'possible',
  'rule.zeroAt': 'line',
  'rule.fullAt': 'line',
  showWhen: 'condition',
  requiredWhen: 'condition',
  constraint: 'condition',
  value: 'formula',
} as const

/** What the number is called that a problem means; the rest are points, or belong to a band. */
export function numberName(field: string | null) {
  if (field?.startsWith('bands.')) return 'bands'
  const name = Object.entries(numberNames).find(([own]) => own === field)
  return name?.[1] ?? 'points'
}
