-- What an answer cost is kept with nine places, and a third of a point has no last place. Where these
-- places do not hold it, it stands beside them as a fraction, so that lost points add up to what the
-- results say. Null: the decimal is exact.
ALTER TABLE "question_results" ADD COLUMN "exact_lost" TEXT;

-- lost = weight * (possible - earned) / possible, of the results as they are stored; in lowest terms.
DO $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE "question_results" q
  SET exact_lost = trim_scale(f.n / f.divisor)::text || '/' || trim_scale(f.d / f.divisor)::text
  FROM (
    SELECT l.*, gcd(l.n, l.d) AS divisor
    FROM (
      SELECT s.organisation_id, s.id AS score_id, p.id,
        split_part(p.weight, '/', 1)::numeric
          * (split_part(p.possible, '/', 1)::numeric * split_part(p.earned, '/', 2)::numeric
            - split_part(p.earned, '/', 1)::numeric * split_part(p.possible, '/', 2)::numeric) AS n,
        split_part(p.weight, '/', 2)::numeric * split_part(p.earned, '/', 2)::numeric
          * split_part(p.possible, '/', 1)::numeric AS d
      FROM "scores" s
      CROSS JOIN LATERAL (
        SELECT one ->> 'id' AS id, one ->> 'earned' AS earned, one ->> 'possible' AS possible,
          one #>> '{effectiveWeight,exact}' AS weight
        FROM jsonb_array_elements(s.result::jsonb -> 'questions') AS one
      ) p
      WHERE p.earned IS NOT NULL AND p.weight IS NOT NULL
        AND split_part(p.possible, '/', 1)::numeric > 0
    ) l
  ) f
  WHERE q.organisation_id = f.organisation_id AND q.score_id = f.score_id AND q.question_id = f.id
    AND q.lost IS NOT NULL AND q.lost * f.d <> f.n;
  PERFORM set_config('app.maintenance', '', true);
END $$;
