import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formulaParserFiles } from '@/bin/formula-parser.mjs'

test('the parser is the one that the grammar makes: otherwise run npm run generate', async () => {
  for (const [name, text] of Object.entries(await formulaParserFiles())) {
    expect(readFileSync(new URL(name, import.meta.url), 'utf8')).toBe(text)
  }
})
