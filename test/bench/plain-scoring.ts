/** What a plain program does: pairs looked up and added as binary floating point, nothing proven. */
export interface PlainChecklist {
  readonly questions: number
  /** By section: its first question; one more at the end. */
  readonly sectionFrom: Int32Array
  readonly weights: Float64Array
  /** So many codes every question has; a code stands at question * codes + code. */
  readonly codes: number
  readonly earned: Float64Array
  readonly possible: Float64Array
}

/** Weighted totals in percent over typed arrays: the yardstick of the exact scoring. */
export function plainTotals(checklist: PlainChecklist, answers: Uint16Array): Float64Array {
  const { questions, sectionFrom, weights, codes, earned, possible } = checklist
  const totals = new Float64Array(answers.length / questions)
  for (let row = 0; row < totals.length; row += 1) {
    let sum = 0
    let weight = 0
    for (let section = 0; section < weights.length; section += 1) {
      let sumEarned = 0
      let sumPossible = 0
      const end = sectionFrom[section + 1] ?? 0
      for (let question = sectionFrom[section] ?? 0; question < end; question += 1) {
        const at = question * codes + (answers[row * questions + question] ?? 0)
        sumEarned += earned[at] ?? 0
        sumPossible += possible[at] ?? 0
      }
      if (sumPossible === 0) continue
      sum += ((weights[section] ?? 0) * sumEarned) / sumPossible
      weight += weights[section] ?? 0
    }
    totals[row] = weight === 0 ? Number.NaN : (100 * sum) / weight
  }
  return totals
}
