import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCampaign, aVisit } from '../factories'
import { openWorld, type World, worldNow } from '../world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** Tables that hold no tenant's data; anything else must name its organisation. */
const withoutTenant = ['_prisma_migrations', 'sign_in_throttles']

const tables = async () =>
  (
    await world.database.asOwner<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
    )
  ).map((row) => row.name)

const namesOf = (rows: readonly { name: string }[]) => rows.map((row) => row.name)

describe('every table of a tenant', () => {
  it('names its organisation; the others are known by name', async () => {
    const rows = await world.database.asOwner<{ name: string }>(
      `SELECT DISTINCT table_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'organisation_id' AND is_nullable = 'NO'`,
    )
    const having = new Set(namesOf(rows))
    expect((await tables()).filter((name) => !having.has(name))).toEqual(withoutTenant)
    // So that the tests below are about something.
    expect(having.size).toBeGreaterThan(25)
  })

  it('has row-level security, forced on its owner too', async () => {
    const rows = await world.database.asOwner<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
         AND NOT (c.relrowsecurity AND c.relforcerowsecurity) ORDER BY 1`,
    )
    expect(namesOf(rows)).toEqual(withoutTenant)
  })

  it('has a policy that holds what is read and what is written to the organisation', async () => {
    const rows = await world.database.asOwner<{
      name: string
      policies: { policy: string; roles: string; reads: string; writes: string }[]
    }>(
      `SELECT tablename AS name,
         json_agg(json_build_object('policy', policyname, 'roles', array_to_string(roles, ','),
           'reads', qual, 'writes', with_check) ORDER BY policyname) AS policies
       FROM pg_policies WHERE schemaname = 'public' GROUP BY 1 ORDER BY 1`,
    )
    const isTenant = `(organisation_id = (NULLIF(current_setting('app.organisation_id'::text, true), ''::text))::uuid)`
    const isMaintenance = `(current_setting('app.maintenance'::text, true) = 'on'::text)`
    const expected = [
      { policy: 'maintenance', roles: 'etalon_owner', reads: isMaintenance, writes: isMaintenance },
      { policy: 'tenant', roles: 'public', reads: isTenant, writes: isTenant },
    ]
    expect(namesOf(rows)).toEqual((await tables()).filter((name) => !withoutTenant.includes(name)))
    for (const { name, policies } of rows)
      expect({ name, policies }).toEqual({ name, policies: expected })
  })

  it('has a primary key that begins with the organisation', async () => {
    const rows = await world.database.asOwner<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c
       JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
       LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
       LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
       WHERE c.relkind = 'r' AND a.attname IS DISTINCT FROM 'organisation_id' ORDER BY 1`,
    )
    expect(namesOf(rows)).toEqual(withoutTenant)
  })

  it('refers to others with the organisation in the key', async () => {
    const rows = await world.database.asOwner<{ name: string }>(
      `SELECT k.conname AS name FROM pg_constraint k
       WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND NOT EXISTS (
         SELECT 1 FROM unnest(k.conkey, k.confkey) AS pair(own, other)
         JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = pair.own
         JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = pair.other
         WHERE a.attname = 'organisation_id' AND b.attname = 'organisation_id')`,
    )
    expect(rows).toEqual([])
  })

  it('never removes or empties what refers to a removed row', async () => {
    const rows = await world.database.asOwner<{ name: string }>(
      `SELECT conname AS name FROM pg_constraint
       WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND confdeltype NOT IN ('r', 'a')`,
    )
    expect(rows).toEqual([])
  })
})

describe('the role of the application', () => {
  it('owns nothing, is no superuser and cannot pass row-level security', async () => {
    const [role] = await world.database.asOwner(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS tables,
         (SELECT count(*)::int FROM pg_proc WHERE proowner = r.oid) AS functions,
         (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships
       FROM pg_roles r WHERE rolname = 'etalon_app'`,
    )
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      tables: 0,
      functions: 0,
      memberships: 0,
    })
  })

  it('may not create anything, and only look at the table of migrations', async () => {
    const [may] = await world.database.asOwner(
      `SELECT has_schema_privilege('etalon_app', 'public', 'CREATE') AS make,
         has_table_privilege('etalon_app', '_prisma_migrations', 'INSERT, UPDATE, DELETE') AS migrations`,
    )
    expect(may).toEqual({ make: false, migrations: false })
  })

  it('looks across organisations through these functions alone', async () => {
    const rows = await world.database.asOwner<{ name: string }>(
      `SELECT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE n.nspname = 'public' AND p.prosecdef
         AND has_function_privilege('etalon_app', p.oid, 'EXECUTE') ORDER BY 1`,
    )
    expect(namesOf(rows)).toEqual([
      'demo_accounts',
      'find_one_time_link',
      'find_sign_in',
      'has_organisation',
    ])
    const open = await world.database.asOwner<{ name: string }>(
      `SELECT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE n.nspname = 'public' AND p.prosecdef
         AND NOT (p.proconfig @> ARRAY['search_path=public, pg_temp'])`,
    )
    expect(open).toEqual([])
  })

  it('cannot turn maintenance on for itself', async () => {
    const seen = await world.db.withoutOrganisation(async (tx) => {
      await tx.$queryRaw`SELECT set_config('app.maintenance', 'on', true)`
      return tx.account.count()
    })
    expect(seen).toBe(0)
  })
})

describe('what never changes', () => {
  const appendOnly = [
    'audit_entries',
    'checklist_versions',
    'evaluation_conflicts',
    'evaluations',
    'kpi_facts',
    'line_decisions',
    'notice_deliveries',
    'pay_facts',
    'period_decisions',
    'period_runs',
    'person_matches',
    'release_batches',
    'reports_aside',
    'reviews',
    'salary_changes',
    'scheme_versions',
    'scores',
    'standard_acknowledgements',
    'standard_reminders',
    'standard_versions',
    'statements',
    'visit_declines',
  ]

  it('is granted neither UPDATE, DELETE nor TRUNCATE', async () => {
    const rows = await world.database.asOwner<{ name: string }>(
      `SELECT relname AS name FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
         AND has_table_privilege('etalon_app', oid, 'SELECT')
         AND NOT has_table_privilege('etalon_app', oid, 'UPDATE, DELETE, TRUNCATE')
         AND NOT has_any_column_privilege('etalon_app', oid, 'UPDATE') ORDER BY 1`,
    )
    expect(namesOf(rows)).toEqual(expect.arrayContaining(appendOnly))
    const emptied = await world.database.asOwner<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
         AND relkind = 'r' AND has_table_privilege('etalon_app', oid, 'TRUNCATE')`,
    )
    expect(emptied).toEqual([])
  })

  it('has a trigger that stops even its owner', async () => {
    const rows = await world.database.asOwner<{ name: string }>(
      `SELECT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
       JOIN pg_proc p ON p.oid = t.tgfoid AND p.proname = 'refuse_change'
       WHERE NOT t.tgisinternal AND t.tgenabled = 'O' GROUP BY 1
       HAVING bool_or(t.tgtype & 8 > 0 AND t.tgtype & 16 > 0) AND bool_or(t.tgtype & 32 > 0) ORDER BY 1`,
    )
    expect(namesOf(rows)).toEqual(expect.arrayContaining(appendOnly))
  })

  it('keeps an audit row as it was written', async () => {
    await world.arrange((tx, organisationId) =>
      tx.auditEntry.create({
        data: { organisationId, at: worldNow, action: 'test.done', subjectKind: 'test' },
      }),
    )
    const refused = { code: 'ET001' }
    const { asOwner } = world.database
    await expect(asOwner(`UPDATE audit_entries SET action = 'x'`)).rejects.toMatchObject(refused)
    await expect(asOwner('DELETE FROM audit_entries')).rejects.toMatchObject(refused)
    await expect(asOwner('TRUNCATE audit_entries CASCADE')).rejects.toMatchObject(refused)
    await expect(
      world.arrange((tx) => tx.auditEntry.updateMany({ data: { action: 'x' } })),
    ).rejects.toThrow(/permission denied/)
    await expect(world.arrange((tx) => tx.auditEntry.deleteMany())).rejects.toThrow(
      /permission denied/,
    )
  })
})

describe('between two organisations', () => {
  const away = <T>(work: Parameters<typeof world.db.asOrganisation<T>>[1]) =>
    world.db.asOrganisation(world.stranger.organisationId, work)

  it('nothing is seen, changed or removed', async () => {
    await aVisit(world)
    const { organisationId } = world
    expect(await away((tx) => tx.visit.count())).toBe(0)
    expect(await away((tx) => tx.account.count())).toBe(1)
    expect(await away((tx) => tx.account.findMany({ where: { organisationId } }))).toEqual([])
    const where = { organisationId }
    expect(await away((tx) => tx.unit.updateMany({ where, data: { name: 'x' } }))).toEqual({
      count: 0,
    })
    expect(await away((tx) => tx.grant.deleteMany({ where }))).toEqual({ count: 0 })
  })

  it('a row cannot be written into the other one', async () => {
    const data = { organisationId: world.organisationId, name: 'Подброшенная' }
    await expect(away((tx) => tx.position.create({ data }))).rejects.toMatchObject({
      code: 'P2039',
    })
    const moved = away((tx) =>
      tx.unit.updateMany({ data: { organisationId: world.organisationId } }),
    )
    await expect(moved).rejects.toThrow()
  })

  it('a reference to the other one’s row fails in the database', async () => {
    const campaignId = await aCampaign(world)
    const organisationId = world.stranger.organisationId
    const batch = { organisationId, campaignId, releasedBy: world.stranger.accountId }
    await expect(
      away((tx) => tx.releaseBatch.create({ data: { ...batch, releasedAt: worldNow } })),
    ).rejects.toMatchObject({ code: 'P2003' })
    const unit = { organisationId, kind: 'shop', code: 'X', name: 'X', createdAt: worldNow }
    await expect(
      away((tx) => tx.unit.create({ data: { ...unit, parentId: world.units.region } })),
    ).rejects.toMatchObject({ code: 'P2003' })
  })

  it('without an organisation there are no rows at all, in any table', async () => {
    const counts = await world.db.withoutOrganisation(async (tx) => {
      const found: Record<string, number> = {}
      for (const name of await tables()) {
        if (withoutTenant.includes(name)) continue
        const [row] = await tx.$queryRawUnsafe<{ n: number }[]>(
          `SELECT count(*)::int AS n FROM "${name}"`,
        )
        found[name] = row?.n ?? -1
      }
      return found
    })
    expect(Object.keys(counts).length).toBeGreaterThan(25)
    expect(new Set(Object.values(counts))).toEqual(new Set([0]))
  })

  it('nonsense for an organisation is an error, not everybody’s rows', async () => {
    const ask = (setting: string) =>
      world.db.withoutOrganisation(async (tx) => {
        await tx.$queryRaw`SELECT set_config('app.organisation_id', ${setting}, true)`
        return tx.account.count()
      })
    expect(await ask('')).toBe(0)
    expect(await ask(randomUUID())).toBe(0)
    await expect(ask("' OR true --")).rejects.toThrow()
  })

  it('the setting ends with its transaction', async () => {
    await Promise.all(Array.from({ length: 8 }, () => away((tx) => tx.account.count())))
    const seen = await Promise.all(
      Array.from({ length: 8 }, () => world.db.withoutOrganisation((tx) => tx.account.count())),
    )
    expect(seen).toEqual(Array(8).fill(0))
  })
})
