-- Of pay on leaving that is corrected in two parts, which of them was settled: what was settled by hand of one is
-- asked about anew when the roster is another, the other one is paid by itself. Null elsewhere, and in rows of the
-- time before, where nobody noted it.
ALTER TABLE "open_item_settlements" ADD COLUMN "about_part" TEXT;

ALTER TABLE "open_item_settlements"
  ADD CONSTRAINT "open_item_settlements_about_part_check" CHECK ("about_part" IN ('month', 'quarter', 'both'));
