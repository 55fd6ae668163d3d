import type { FormReading } from './form-reading'
import { tickedWith } from './lone-options'
import { isBelowFull } from './low-answer'
import { relevanceOf } from './relevance'

/**
 * The reading that every checklist can be read with; it comes to the phone where one needs it.
 *
 * Source  SCORING.md, Answers (hidden by branching); PHONE.md, The form.
 */
export const fullReading: FormReading = { relevanceOf, isBelowFull, tickedWith }
