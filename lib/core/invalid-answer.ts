import type { AnswerFault } from './answer-check'

/** An answer that the scoring refuses: the sender must be told before it comes this far. */
export class InvalidAnswer extends Error {
  constructor(
    readonly questionId: string,
    readonly fault: AnswerFault | 'unknown-question' | 'answered-twice' | 'option-not-offered',
  ) {
    super(`Answer to ${JSON.stringify(questionId)}: ${fault}`)
    this.name = 'InvalidAnswer'
  }
}
