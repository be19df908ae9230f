-- Texts that were mended in passages, where they are searched, before that reached the table of their kind.

UPDATE goals SET text = passages.text FROM passages WHERE passages.id = goals.id AND passages.text IS NOT goals.text;

UPDATE results SET text = passages.text
FROM passages WHERE passages.id = results.id AND passages.text IS NOT results.text;

UPDATE advice SET text = passages.text
FROM passages WHERE passages.id = advice.id AND passages.text IS NOT advice.text;

UPDATE continuations SET text = passages.text
FROM passages WHERE passages.id = continuations.id AND passages.text IS NOT continuations.text;

UPDATE application_excerpts SET text = passages.text
FROM passages WHERE passages.id = application_excerpts.id AND passages.text IS NOT application_excerpts.text;

UPDATE attachments SET text = passages.text
FROM passages WHERE passages.id = attachments.id AND passages.text IS NOT attachments.text;
