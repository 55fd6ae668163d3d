import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checklistDocumentSchema } from '@/lib/checklist-documents/schema'
import { documents } from '@/test/factories/arbitrary-document'
import { templateNames } from '../schema'
import { checklistJsonSchema } from './json-schema'
import { templateFile } from './templates'

const validate = new Ajv2020({ strict: false }).compile(checklistJsonSchema())

describe('the published JSON Schema', () => {
  it('is the one that the schema of the product makes (npm run cli -- checklist schema)', () => {
    const published = JSON.parse(readFileSync('public/schemas/etalon.checklist-1.json', 'utf8'))
    expect(published).toEqual(JSON.parse(JSON.stringify(checklistJsonSchema())))
  })

  it.each(templateNames)('takes the template %s', (name) => {
    const file = JSON.parse(JSON.stringify(templateFile(name)))
    expect(validate(file), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true)
    expect(validate(file.checklist)).toBe(true)
  })

  it.each([
    ['another format', { format: 'etalon.checklist/2' }],
    ['a number that is no text', { policies: { passMark: 85 } }],
    ['a section without questions', { sections: [{ id: 's', title: {}, weight: '1' }] }],
    ['a member that nobody knows', { colour: 'red' }],
  ])('refuses %s', (_, wrong) => {
    expect(validate({ ...templateFile('store-visit').checklist, ...wrong })).toBe(false)
  })

  it('takes every document that the product takes', () => {
    fc.assert(
      fc.property(documents, (document) => {
        fc.pre(checklistDocumentSchema.safeParse(document).success)
        expect(validate(document), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true)
      }),
      { numRuns: 100, maxSkipsPerRun: 1000 },
    )
  })
})
