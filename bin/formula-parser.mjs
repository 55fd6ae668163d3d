// The parser of the formula language, made from its grammar. The result is committed; a test says
// when it is stale, `npm run generate` writes it anew.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = new URL('../lib/core/formula/', import.meta.url)
const sourceOf = (name) => fileURLToPath(new URL(name, folder))

/** The texts of the two generated files, by name. */
export async function formulaParserFiles() {
  const { buildParserFile } = await import('@lezer/generator')
  const warnings = []
  const { parser, terms } = buildParserFile(readFileSync(sourceOf('formula.grammar'), 'utf8'), {
    fileName: 'formula.grammar',
    typeScript: true,
    warn: (message) => warnings.push(message),
  })
  if (warnings.length > 0) throw new Error(`formula.grammar: ${warnings.join('; ')}`)
  return { 'generated-parser.ts': parser, 'generated-terms.ts': terms }
}

/** Writes them where they differ from what is there. */
export async function writeFormulaParser() {
  for (const [name, text] of Object.entries(await formulaParserFiles()))
    writeFileSync(sourceOf(name), text)
}
