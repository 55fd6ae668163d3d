/** The address of a question within the form, by its place in the checklist. */
export function questionAnchor(index: number): string {
  return `question-${index}`
}

/** Where the form goes to what is missing of the receipt. */
export const receiptAnchor = 'purchase-receipt'

/** How far the form is, in words; there is one form on a page. */
export const progressAnchor = 'form-progress'
