import {
  HighlightStyle,
  LanguageSupport,
  LRLanguage,
  syntaxHighlighting,
} from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { styleTags, tags } from '@lezer/highlight'
import type { Spelling } from '@/lib/core/formula/functions'
import { formulaParsers } from '@/lib/core/formula/read-formula'

/** What the grammar's parts are, for colours and brackets: the same parser that reads formulas. */
const styles = styleTags({
  FunctionName: tags.function(tags.variableName),
  Reference: tags.variableName,
  'Numeral Percentage': tags.number,
  Text: tags.string,
  'Plus Minus Times Divide Power Join': tags.arithmeticOperator,
  'Compare Equals': tags.compareOperator,
  '( )': tags.paren,
  'Comma Semicolon': tags.separator,
})

const languages: Readonly<Record<Spelling, LRLanguage>> = {
  en: LRLanguage.define({ parser: formulaParsers.en.configure({ props: [styles] }) }),
  ru: LRLanguage.define({ parser: formulaParsers.ru.configure({ props: [styles] }) }),
}

const colours = HighlightStyle.define([
  { tag: tags.function(tags.variableName), color: 'var(--accent-deep)', fontWeight: '600' },
  { tag: tags.number, color: 'var(--score-5)' },
  { tag: tags.string, color: 'var(--amber)' },
  { tag: tags.separator, color: 'var(--ink-3)' },
])

/** Reading and colours of formulas in one spelling. */
export function formulaLanguage(spelling: Spelling): Extension {
  return [new LanguageSupport(languages[spelling]), syntaxHighlighting(colours)]
}
