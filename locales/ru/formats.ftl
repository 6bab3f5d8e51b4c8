# Форматы средств защиты и файлы других программ.
export-format-parquet = Parquet
export-format-ecs = ECS
export-format-ocsf = OCSF
export-format-cef = CEF
export-format-parquet-hint = Таблица с типами, сжатая внутри: для DuckDB, pandas, Spark и других программ анализа. Поля details — столбец с JSON.
export-format-ecs-hint = Elastic Common Schema 9.4.0, по одному событию в строке: для Elasticsearch, OpenSearch и Kibana. Всё, для чего в схеме нет поля, — в «pachca».
export-format-ocsf-hint = Open Cybersecurity Schema Framework 1.5.0, по одному событию в строке: для Amazon Security Lake, Splunk и других. Всё, для чего в схеме нет поля, — в «unmapped».
export-format-cef-hint = Common Event Format, по строке текста на событие: для ArcSight, QRadar, MaxPatrol и других.
import-failed-schema = Это файл для средств защиты (ECS, OCSF или CEF), обратно он не читается. Откройте события в JSON, NDJSON или CSV.
import-failed-newer = Этот манифест записан более новой версией страницы, здесь он непонятен. Файл, который он описывает, можно открыть и без него.
import-bad-newer = манифест более новой версии страницы
import-failed-parquet-packed = Это файл Parquet, сжатый ещё раз. Распакуйте его и откройте то, что внутри.
import-failed-parquet = Не удалось прочитать файл Parquet: { $message }
import-failed-parquet-cut = У этого файла Parquet нет конца, где описано его содержимое: он скопирован не полностью.
