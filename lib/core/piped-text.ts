// An identifier as the checklist format allows it, in the spelling that spreadsheets of forms use.
const PIPE = /\$\{\s*([A-Za-z0-9][A-Za-z0-9._:-]{0,79})\s*\}/g

/**
 * A text with the answers to earlier questions in it: "How did ${greeter} say good-bye?".
 *
 * Rule    `${identifier}` becomes what `textOf` says for that question; where it has nothing to say
 *         (open, hidden, N/A), an ellipsis stands.
 * Returns the text itself where it shows no answer.
 * Source  PHONE.md, The form.
 */
export function pipedText(text: string, textOf: (questionId: string) => string | null): string {
  return text.replace(PIPE, (_, questionId: string) => textOf(questionId) ?? '…')
}

/**
 * A text as it stands where no one report gives the answers: over many visits, or beside a form.
 *
 * Rule    an ellipsis stands for each answer; nobody reads identifiers.
 * Returns the text itself where it shows no answer.
 * Source  PHONE.md, The form.
 */
export function withoutAnswers(text: string): string {
  return pipedText(text, () => null)
}

/**
 * The questions whose answers a text shows.
 *
 * Rule    in the order in which the text names them; whether there is such a question is not asked.
 * Returns identifiers, each once.
 * Source  PHONE.md, The form.
 */
export function pipesOf(text: string): string[] {
  return [...new Set([...text.matchAll(PIPE)].flatMap(([, questionId]) => questionId ?? []))]
}

/**
 * A text that shows the answers to other questions: those of a copy instead of those of the
 * original.
 *
 * Rule    every identifier is exchanged, spaces within the braces are dropped, the words around
 *         stay.
 * Returns the text itself where it shows none.
 * Source  PHONE.md, The form.
 */
export function withPipes(text: string, exchange: (questionId: string) => string): string {
  return text.replace(PIPE, (_, questionId: string) => `\${${exchange(questionId)}}`)
}
