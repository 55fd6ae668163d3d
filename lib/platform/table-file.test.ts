import { strToU8, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { writeSheets } from './sheet-file'
import { readSheets, readTable, tableLimits } from './table-file'

/** The smallest workbook that a spreadsheet would open: one sheet of inline cells. */
function workbook(sheetData: string, dimension = 'A1'): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packageRel = 'http://schemas.openxmlformats.org/package/2006/relationships'
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${packageRel}"><Relationship Id="r1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet xmlns="${main}"><dimension ref="${dimension}"/><sheetData>${sheetData}</sheetData></worksheet>`,
    ),
  })
}

const text = (cell: string, value: string) =>
  `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`
const number = (cell: string, value: string) => `<c r="${cell}"><v>${value}</v></c>`

describe('readTable', () => {
  it.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['blank lines', strToU8('\n ; \n'), 'empty'],
    ['an old .xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old-xls'],
    ['a zip that is no workbook', zipSync({ a: strToU8('b') }), 'broken-xlsx'],
    ['a broken zip', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]), 'broken-xlsx'],
    ['bytes that are no text', Uint8Array.from([65, 0, 66]), 'not-a-table'],
    ['a quote that never ends', strToU8('a;b\n"x;y\n'), 'broken-quotes'],
    ['more than allowed', new Uint8Array(tableLimits.bytes + 1), 'too-large'],
  ])('refuses %s', async (_, bytes, reason) => {
    expect(await readTable(bytes)).toMatchObject({ ok: false, reason })
  })

  it('refuses a workbook that unpacks to more than the limit', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(tableLimits.unpackedBytes + 1) })
    expect(bomb.byteLength).toBeLessThan(tableLimits.bytes)
    expect(await readTable(bomb)).toEqual({ ok: false, reason: 'too-large' })
  })

  it.each([
    ['a cell in the last place', `<row r="1048576">${text('XFD1048576', 'x')}</row>`, /many-rows/],
    ['more rows than allowed', '<row/>'.repeat(tableLimits.rows + 2), /many-rows/],
    ['a row far below', `<row r='60000'><c r="A60000"/></row>`, /many-rows/],
    ['a cell far to the right', `<row r="1">${text('SG1', 'x')}</row>`, /too-large/],
    [
      'too many places in between',
      `<row r="1">${text('CV1', 'x')}</row><row r="40000">${text('A40000', 'x')}</row>`,
      /too-large/,
    ],
    ['a place that is hidden', `<row r="1"><c x="<" r="&#88;FD1"><v>1</v></c></row>`, /broken/],
    ['a place that is none', '<row r="1e9"><c r="A1"><v>1</v></c></row>', /broken/],
  ])('refuses %s before the sheet is filled up to there', async (_, sheetData, reason) => {
    const bytes = workbook(sheetData)
    const refused = { ok: false, reason: expect.stringMatching(reason) }
    expect(await readTable(bytes)).toMatchObject(refused)
    expect(await readSheets(bytes)).toMatchObject(refused)
  })

  it('goes by the cells that hold something, not by what a sheet declares', async () => {
    const wide = `<row r="1">${text('A1', 'x')}<c r="XFD1" s="1"/></row>`
    const bytes = workbook(`${wide}<row r="2">${text('A2', 'y')}</row>`, 'A1:XFD1048576')
    expect(await readTable(bytes)).toMatchObject({ ok: true, table: { header: ['x'] } })
  })

  it.each([
    ['UTF-8 with mark, semicolons', strToU8('\ufeffИмя;Город\nАнна;Тула\n'), 'csv-utf-8'],
    ['UTF-8, commas', strToU8('Имя,Город\r\nАнна,"Тула"\r\n'), 'csv-utf-8'],
    ['Windows-1251', iconv.encode('Имя;Город\nАнна;Тула', 'win1251'), 'csv-windows-1251'],
  ])('reads %s', async (_, bytes, format) => {
    const read = await readTable(bytes)
    expect(read).toEqual({
      ok: true,
      table: { header: ['Имя', 'Город'], rows: [{ line: 2, cells: ['Анна', 'Тула'] }], format },
    })
  })

  it('counts rows as a spreadsheet does: an empty line is one, a cell of many lines is one', async () => {
    const read = await readTable(strToU8('a;b\n\n"x\ny\nz";1\nz;2\n;\nq;3\n'))
    expect(read.ok && read.table.rows.map((row) => row.line)).toEqual([3, 4, 6])
    const broken = await readTable(strToU8('a;b\n"x\ny\nz";1\nz;2\n"q;3\n'))
    expect(broken).toEqual({ ok: false, reason: 'broken-quotes', line: 4 })
  })

  it('counts the rows of a workbook as it shows them, across rows that it leaves out', async () => {
    const rows = `<row r="2">${text('A2', 'a')}</row><row r="5">${text('A5', 'b')}</row>`
    const read = await readTable(workbook(rows, 'A2:A5'))
    expect(read.ok && read.table).toMatchObject({ header: ['a'], rows: [{ line: 5 }] })
  })

  it('reads numbers of a workbook as the text that the spreadsheet shows', async () => {
    const read = await readTable(
      workbook(
        `<row r="1">${text('A1', 'x')}${text('B1', 'y')}</row>` +
          `<row r="2">${number('A2', '0.10000000000000001')}${number('B2', '60000.5')}</row>` +
          `<row r="3">${number('A3', '1E-3')}${number('B3', '123456789012')}</row>`,
      ),
    )
    expect(read.ok && read.table.rows).toEqual([
      { line: 2, cells: ['0.1', '60000.5'] },
      { line: 3, cells: ['0.001', '123456789012'] },
    ])
  })

  it('passes a title above the columns, and numbers the rows as the sheet does', async () => {
    const columns = [{ key: 'code', headings: ['код'], required: true }] as const
    const bytes = strToU8('Сеть;Ромашка\n\nКод;Имя\nТ-1;Анна\n')
    const read = await readTable(bytes, columns)
    expect(read.ok && read.table).toMatchObject({
      header: ['Код', 'Имя'],
      rows: [{ line: 4, cells: ['Т-1', 'Анна'] }],
    })
  })

  it('passes a cover sheet of a workbook', async () => {
    const columns = [{ key: 'code', headings: ['код'], required: true }] as const
    const sheets = [
      { name: 'Обложка', rows: [['Сеть', 'Ромашка']] },
      { name: 'Данные', rows: [['Код'], ['Т-1']] },
    ]
    const read = await readTable(await writeSheets(sheets), columns)
    expect(read.ok && read.table).toMatchObject({ header: ['Код'], rows: [{ line: 2 }] })
    const any = await readTable(await writeSheets(sheets))
    expect(any.ok && any.table.header).toEqual(['Сеть', 'Ромашка'])
  })
})
