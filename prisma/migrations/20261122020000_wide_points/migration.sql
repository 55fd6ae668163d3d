-- A checklist may weigh a question with any decimal, and an option may take a thousand times what a
-- question gives. A report of such a checklist could be sent and never approved: its points did not
-- fit the projection. Wider of the same scale: no row is written anew.
ALTER TABLE "scores" ALTER COLUMN "total_approx" TYPE DECIMAL(65,9);
ALTER TABLE "question_results"
  ALTER COLUMN "earned" TYPE DECIMAL(65,9),
  ALTER COLUMN "possible" TYPE DECIMAL(65,9),
  ALTER COLUMN "lost" TYPE DECIMAL(65,9);
