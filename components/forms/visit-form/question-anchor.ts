/** The address of a question within the form, by its place in the checklist. */
export function questionAnchor(index: number): string {
  return `question-${index}`
}
