import type { PayCase } from './pay-cases'

/** What the second engine pays: kopecks, and the lines by slot. */
export interface SqlPayout {
  readonly id: number
  readonly payout: string
  readonly lines: readonly string[]
}

/** Runs a statement with values and gives its rows. */
export type Query = (sql: string, values: readonly unknown[]) => Promise<SqlPayout[]>

/**
 * The payout once more, by PostgreSQL's `numeric` and from the text of the rules alone: no line of the
 * first engine takes part. Every number is a whole numerator over a whole denominator, so that nothing
 * is rounded before the payout is.
 */
export async function payoutsInSql(query: Query, cases: readonly PayCase[]): Promise<SqlPayout[]> {
  return query(engine, [JSON.stringify(cases)])
}

const engine = `
WITH cases AS MATERIALIZED (
  SELECT * FROM json_to_recordset($1::json) AS c(
    id int, base numeric, worked numeric, norm numeric, floor numeric, cap numeric, unit numeric,
    even boolean, gate numeric, failures int, at_least int, parts json)
), parts AS MATERIALIZED (
  SELECT c.id, p.* FROM cases c, json_to_recordset(c.parts) AS p(
    slot int, share numeric, kind text, total numeric, visits numeric, minimum int,
    "group" numeric, weight numeric, actual numeric, target numeric,
    curve text, falls boolean, curve_cap numeric, compare text, ats numeric[], rates numeric[], missing text)
), valued AS MATERIALIZED (
  -- v = vn / vd, the value as a fraction of 1.
  SELECT parts.*,
    CASE WHEN kind = 'kpi' THEN actual IS NOT NULL ELSE visits > 0 AND visits >= minimum END AS measured,
    CASE WHEN kind = 'kpi' THEN actual
         WHEN weight IS NULL THEN total
         ELSE "group" * 10000 * visits + weight * (total - "group" * visits) END AS vn,
    CASE WHEN kind = 'kpi' THEN coalesce(target, 10000)
         WHEN weight IS NULL THEN 10000 * visits
         ELSE 100000000 * visits END AS vd
  FROM parts
), compared AS MATERIALIZED (
  -- What tiers compare, c = cn / cd in ten-thousandths; whole percents are rounded against the paid one.
  SELECT valued.*,
    CASE WHEN NOT measured THEN NULL
         WHEN compare = 'exact' OR curve <> 'tiers' THEN vn * 10000
         WHEN compare = 'floor' AND falls THEN div(vn * 100 + vd - 1, vd) * 100
         WHEN compare = 'floor' THEN div(vn * 100, vd) * 100
         ELSE div(vn * 200 + vd, vd * 2) * 100 END AS cn,
    CASE WHEN compare = 'exact' OR curve <> 'tiers' THEN vd ELSE 1 END AS cd
  FROM valued
), reached AS MATERIALIZED (
  -- k: the last threshold that the value has reached, or, where less is better, the first that it has
  -- not passed.
  SELECT compared.*,
    CASE WHEN falls THEN (SELECT min(i) FROM generate_subscripts(ats, 1) AS i WHERE ats[i] * cd >= cn)
         ELSE (SELECT max(i) FROM generate_subscripts(ats, 1) AS i WHERE ats[i] * cd <= cn) END AS k,
    coalesce(curve_cap, 10000) AS most,
    cardinality(ats) AS steps,
    (SELECT max(rate) FROM unnest(rates) AS rate) AS highest
  FROM compared
), own AS MATERIALIZED (
  -- The rate of what was measured, rn / rd.
  SELECT reached.*,
    CASE curve
      WHEN 'proportional' THEN
        CASE WHEN falls AND (vn <= 0 OR vd * 10000 > most * vn) THEN most
             WHEN falls THEN vd
             WHEN curve_cap IS NULL OR vn * 10000 <= curve_cap * vd THEN vn ELSE curve_cap END
      WHEN 'all-or-nothing' THEN CASE WHEN k IS NULL THEN 0 ELSE 1 END
      WHEN 'tiers' THEN coalesce(rates[k], 0)
      ELSE CASE WHEN falls AND k IS NULL THEN rates[steps]
                WHEN falls AND k = 1 THEN rates[1]
                WHEN falls THEN rates[k - 1] * (ats[k] - ats[k - 1]) * vd
                   + (vn * 10000 - ats[k - 1] * vd) * (rates[k] - rates[k - 1])
                WHEN k IS NULL THEN rates[1]
                WHEN k = steps THEN rates[k]
                ELSE rates[k] * (ats[k + 1] - ats[k]) * vd
                   + (vn * 10000 - ats[k] * vd) * (rates[k + 1] - rates[k]) END
    END AS rn,
    CASE curve
      WHEN 'proportional' THEN
        CASE WHEN falls AND (vn <= 0 OR vd * 10000 > most * vn) THEN 10000
             WHEN falls THEN vn
             WHEN curve_cap IS NULL OR vn * 10000 <= curve_cap * vd THEN vd ELSE 10000 END
      WHEN 'all-or-nothing' THEN 1
      WHEN 'tiers' THEN 10000
      ELSE CASE WHEN falls AND (k IS NULL OR k = 1) THEN 10000
                WHEN falls THEN 10000 * (ats[k] - ats[k - 1]) * vd
                WHEN k IS NULL OR k = steps THEN 10000
                ELSE 10000 * (ats[k + 1] - ats[k]) * vd END
    END AS rd,
    CASE curve
      WHEN 'proportional' THEN least(10000, coalesce(curve_cap, 10000))
      WHEN 'all-or-nothing' THEN 10000
      ELSE least(10000, highest) END AS full_rate
  FROM reached
), spread AS MATERIALIZED (
  SELECT id,
    coalesce(sum(share) FILTER (WHERE measured), 0) AS known,
    coalesce(sum(share) FILTER (WHERE NOT measured AND missing = 'renormalise'), 0) AS given
  FROM own GROUP BY id
), weighted AS MATERIALIZED (
  -- share * rate, wn / wd.
  SELECT o.id, o.slot,
    CASE WHEN measured THEN share * (known + given) * rn
         WHEN missing = 'hold' THEN 0
         WHEN missing = 'renormalise' AND known > 0 THEN 0
         WHEN missing = 'pay-zero' AND kind = 'kpi' THEN 0
         ELSE share * full_rate END AS wn,
    CASE WHEN measured THEN 10000 * known * rd ELSE 100000000 END AS wd
  FROM own o JOIN spread USING (id)
), pivot AS MATERIALIZED (
  SELECT id,
    coalesce(max(wn) FILTER (WHERE slot = 1), 0) AS n1, coalesce(max(wd) FILTER (WHERE slot = 1), 1) AS d1,
    coalesce(max(wn) FILTER (WHERE slot = 2), 0) AS n2, coalesce(max(wd) FILTER (WHERE slot = 2), 1) AS d2,
    coalesce(max(wn) FILTER (WHERE slot = 3), 0) AS n3, coalesce(max(wd) FILTER (WHERE slot = 3), 1) AS d3,
    coalesce(max(wn) FILTER (WHERE slot = 4), 0) AS n4, coalesce(max(wd) FILTER (WHERE slot = 4), 1) AS d4
  FROM weighted GROUP BY id
), summed AS MATERIALIZED (
  SELECT id, d1 * d2 * d3 * d4 AS d,
    ARRAY[n1 * d2 * d3 * d4, n2 * d1 * d3 * d4, n3 * d1 * d2 * d4, n4 * d1 * d2 * d3] AS ns
  FROM pivot
), gated AS MATERIALIZED (
  SELECT s.id, s.ns, (SELECT sum(n) FROM unnest(ns) AS n) AS w, s.d,
    c.failures >= c.at_least
      AND (SELECT sum(n) FROM unnest(ns) AS n) * 10000 > c.gate * s.d AS held,
    c.gate, c.base, c.worked, c.norm, c.floor, c.cap, c.unit, c.even
  FROM summed s JOIN cases c USING (id)
), exact AS MATERIALIZED (
  -- The amount in kopecks, an / ad.
  SELECT gated.*,
    base * worked * CASE WHEN held THEN gate ELSE w END AS an,
    norm * CASE WHEN held THEN 10000 ELSE d END AS ad
  FROM gated
), bounded AS MATERIALIZED (
  SELECT exact.*,
    CASE WHEN floor IS NOT NULL AND an < floor * ad THEN floor * ad ELSE an END AS lifted
  FROM exact
), steps AS MATERIALIZED (
  SELECT bounded.*, ad * unit AS step,
    CASE WHEN cap IS NOT NULL AND lifted > cap * ad THEN cap * ad ELSE lifted END AS due
  FROM bounded
), rounded AS MATERIALIZED (
  SELECT steps.*, div(due, step) AS whole, 2 * (due - div(due, step) * step) AS rest2 FROM steps
), paid AS MATERIALIZED (
  SELECT rounded.*, unit * (whole + CASE
    WHEN rest2 > step OR (rest2 = step AND (NOT even OR whole % 2 = 1)) THEN 1 ELSE 0 END) AS payout
  FROM rounded
), shares AS MATERIALIZED (
  SELECT id, payout, slot, w,
    CASE WHEN w = 0 THEN 0 ELSE div(payout * n, w) END AS part,
    CASE WHEN w = 0 OR base = 0 THEN 0 ELSE payout * n - div(payout * n, w) * w END AS remainder,
    base * worked > 0 AND w > 0 AS has_lines
  FROM paid, unnest(ns) WITH ORDINALITY AS u(n, slot)
), ranked AS MATERIALIZED (
  SELECT shares.*, payout - sum(part) OVER (PARTITION BY id) AS left_over,
    row_number() OVER (PARTITION BY id ORDER BY remainder DESC, slot) AS place
  FROM shares
)
SELECT id, payout::text AS payout,
  array_agg((CASE WHEN NOT has_lines THEN 0
                  ELSE part + CASE WHEN place <= left_over THEN 1 ELSE 0 END END)::text ORDER BY slot) AS lines
FROM ranked GROUP BY id, payout ORDER BY id`
