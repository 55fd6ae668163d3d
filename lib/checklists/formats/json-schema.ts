import { z } from 'zod'
import { checklistDocumentShape } from '@/lib/checklist-documents/schema'
import { fileStandards } from './checklist-file'

/** Where the schema is served, and by which name files may refer to it. */
const address = '/schemas/etalon.checklist-1.json'

const fileShape = z.strictObject({
  format: z.literal('etalon.checklist-file/1'),
  checklist: checklistDocumentShape,
  standards: fileStandards,
})

/**
 * The JSON Schema (draft 2020-12) of a checklist file, and of the bare document in it. What only
 * reading the whole can tell is not in it: identifiers that repeat, conditions that look ahead.
 */
export function checklistJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(z.union([fileShape, checklistDocumentShape]), {
    io: 'input',
    reused: 'ref',
    unrepresentable: 'any',
  })
  return { $schema, $id: address, title: 'Etalon checklist, format 1', ...schema }
}
