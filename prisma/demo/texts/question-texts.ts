/** Comments for answers below full, by question. */
export type QuestionTexts = Readonly<Record<string, readonly string[]>>

/** Longer texts, by how the visit went. */
export type Stories = Readonly<Record<'good' | 'middling' | 'poor', readonly string[]>>
