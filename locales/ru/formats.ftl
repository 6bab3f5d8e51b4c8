# Форматы средств защиты и файлы других программ.
export-format-parquet = Parquet
export-format-ecs = ECS
export-format-ocsf = OCSF
export-format-cef = CEF
export-format-parquet-hint = Таблица с типами, сжатая внутри: для DuckDB, pandas, Spark и других программ анализа. Поля details — столбец с JSON.
export-format-ecs-hint = Elastic Common Schema 9.4.0, по одному событию в строке: для Elasticsearch, OpenSearch и Kibana. Всё, для чего в схеме нет поля, — в «pachca».
export-format-ocsf-hint = Open Cybersecurity Schema Framework 1.5.0, по одному событию в строке: для Amazon Security Lake, Splunk и других. Всё, для чего в схеме нет поля, — в «unmapped».
export-format-cef-hint = Common Event Format, по строке текста на событие: для ArcSight, QRadar, MaxPatrol и других.
