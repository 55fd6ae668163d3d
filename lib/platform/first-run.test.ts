import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { forgetFirstRunCode, issueFirstRunCode, verifyFirstRunCode } from './first-run'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'etalon-first-run-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the first-run code', () => {
  it('opens nothing where none was issued', () => {
    expect(verifyFirstRunCode(folder, 'ABCD-EFGH-JKLM')).toBe(false)
  })

  it('is not kept in readable form, and its file is closed to others', () => {
    const code = issueFirstRunCode(folder)
    const file = path.join(folder, 'first-run.json')
    expect(readFileSync(file, 'utf8')).not.toContain(code.replaceAll('-', ''))
    expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('is recognised however it is typed, until it is forgotten', () => {
    const code = issueFirstRunCode(folder)
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)
    expect(verifyFirstRunCode(folder, ` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(true)
    forgetFirstRunCode(folder)
    expect(verifyFirstRunCode(folder, code)).toBe(false)
  })

  it('makes the earlier code worthless when a new one is issued', () => {
    const first = issueFirstRunCode(folder)
    issueFirstRunCode(folder)
    expect(verifyFirstRunCode(folder, first)).toBe(false)
  })

  it('is shut after twenty wrong tries', () => {
    const code = issueFirstRunCode(folder)
    for (let tries = 0; tries < 20; tries += 1) verifyFirstRunCode(folder, 'wrong')
    expect(verifyFirstRunCode(folder, code)).toBe(false)
  })
})
