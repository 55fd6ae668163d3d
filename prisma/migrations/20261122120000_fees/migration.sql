-- When the company pays its shoppers: a rule in both columns, or in neither (it has said nothing).
ALTER TABLE "organisations"
  ADD COLUMN "fee_rule" TEXT,
  ADD COLUMN "fee_rule_days" INTEGER,
  ADD CONSTRAINT "organisations_fee_rule_check" CHECK (
    num_nonnulls("fee_rule", "fee_rule_days") IN (0, 2)
    AND ("fee_rule" IS NULL
      OR "fee_rule" = 'next-month' AND "fee_rule_days" BETWEEN 1 AND 31
      OR "fee_rule" = 'after-approval' AND "fee_rule_days" BETWEEN 0 AND 180));

-- The day on which the fee of an approved visit was paid, as the programme's manager noted it.
-- Who noted it, and whoever took that back, stands in the audit log.
ALTER TABLE "visits"
  ADD COLUMN "fee_paid_on" DATE,
  ADD CONSTRAINT "visits_fee_paid_check" CHECK ("fee_paid_on" IS NULL OR "state" IN ('approved', 'released'));
