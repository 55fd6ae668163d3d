import { describe, expect, it } from 'vitest'
import { readImport } from '../read-import'

async function read(rows: readonly string[]) {
  const options = { fileName: 'CSI.csv', mapping: null, remembered: new Map() }
  const found = await readImport(new TextEncoder().encode(rows.join('\n')), options)
  if (!found.ok) throw new Error('not read')
  return found.document
}

describe('the language of a form that names none', () => {
  it('is that of most labels, for a question NPS and for the name of the file as well', async () => {
    const document = await read([
      'type,name,label',
      'text,a,Что понравилось?',
      'integer,b,NPS',
      'text,c,Что исправить?',
    ])
    expect(document.title).toEqual({ ru: 'CSI' })
    expect(JSON.stringify(document)).not.toContain('"en"')
  })

  it('is that of the columns without a name where others have one', async () => {
    const document = await read([
      'type,name,label,label::Русский (ru)',
      'text,a,What was good?,Что понравилось?',
    ])
    expect(document.sections[0]?.questions[0]?.text).toEqual({
      ru: 'Что понравилось?',
      en: 'What was good?',
    })
  })
})
