import { describe, expect, it } from 'vitest'
import { type AppEnvironment, appVariables, readAppEnvironment, readSettings } from './env'
import { OperatorError } from './operator-error'

describe('the settings', () => {
  it('have a default for everything', () => {
    expect(readSettings({}, '/srv/etalon')).toEqual({
      url: null,
      host: '127.0.0.1',
      port: 3000,
      dataFolder: '/srv/etalon/data',
      demo: null,
      demoMonth: null,
      log: 'file',
      logLevel: 'info',
      databaseUrl: null,
      databaseOwnerUrl: null,
    })
  })

  it('take an empty variable for one that is not set', () => {
    expect(readSettings({ ETALON_PORT: '', DATABASE_URL: '' }, '/x')).toMatchObject({
      port: 3000,
      databaseUrl: null,
    })
  })

  it('name every variable that cannot be understood, in whole sentences', () => {
    const wrong = {
      ETALON_PORT: '70000',
      ETALON_URL: 'etalon.example',
      ETALON_DEMO: 'yes',
      ETALON_DEMO_MONTH: '2026-13',
    }
    expect(() => readSettings(wrong, '/x')).toThrow(
      new OperatorError(
        'ETALON_URL must be a whole address (https://...). ETALON_PORT must be at most 65535. ETALON_DEMO must be 0 or 1. ETALON_DEMO_MONTH must be a month like 2026-11.',
      ),
    )
  })

  it('refuse a database that is not PostgreSQL, and an owner without a database', () => {
    expect(() => readSettings({ DATABASE_URL: 'mysql://a@b/c' }, '/x')).toThrow('postgresql://')
    expect(() => readSettings({ DATABASE_OWNER_URL: 'postgresql://a@b/c' }, '/x')).toThrow(
      'without DATABASE_URL',
    )
  })

  it('drop the slash at the end of the public address', () => {
    expect(readSettings({ ETALON_URL: 'https://etalon.example/' }, '/x').url).toBe(
      'https://etalon.example',
    )
  })
})

describe('what the application is given', () => {
  const environment: AppEnvironment = {
    url: 'https://etalon.example',
    dataFolder: '/srv/etalon/data',
    databaseUrl: 'postgresql://etalon_app:p@127.0.0.1:5432/etalon',
    sessionSecret: 's'.repeat(43),
    demo: false,
    logLevel: 'info',
  }

  it('comes through the environment unchanged', () => {
    expect(readAppEnvironment(appVariables(environment))).toEqual(environment)
  })

  it('never holds the address of the owner', () => {
    expect(appVariables(environment)).toMatchObject({ DATABASE_OWNER_URL: '' })
  })

  it('says how to start, where it is missing', () => {
    expect(() => readAppEnvironment({})).toThrow('npm start')
  })
})
