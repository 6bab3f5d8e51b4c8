# Открытие файлов.
import-add = Добавить файлы…
import-reading = Чтение файла
import-so-far = { $count ->
    [one] уже { $n } событие
    [few] уже { $n } события
   *[other] уже { $n } событий
}
import-events = { $count ->
    [one] { $n } событие,
    [few] { $n } события,
   *[other] { $n } событий,
}
import-kept = { $count ->
    [one] До этого места сохранено { $n } событие,
    [few] До этого места сохранены { $n } события,
   *[other] До этого места сохранено { $n } событий,
}
import-known = { $count ->
    [one] { $n } из них уже было здесь.
    [few] { $n } из них уже были здесь.
   *[other] { $n } из них уже были здесь.
}
import-conflicting = { $count ->
    [one] { $n } событие имеет тот же идентификатор, что и загруженное, но другое содержимое; оставлено первое.
    [few] { $n } события имеют те же идентификаторы, что и загруженные, но другое содержимое; оставлены первые.
   *[other] { $n } событий имеют те же идентификаторы, что и загруженные, но другое содержимое; оставлены первые.
}
import-bad = { $count ->
    [one] Не удалось прочитать { $n } запись.
    [few] Не удалось прочитать { $n } записи.
   *[other] Не удалось прочитать { $n } записей.
}
import-manifest = Манифест: в нём сказано, что есть в файле.
import-verified = Контрольная сумма совпадает с манифестом.
import-not-verified = Контрольная сумма не совпадает с манифестом: файл изменён, или это другой файл.
import-incomplete = По манифесту, в нём не все события периода.
import-save-bad = Сохранить непрочитанное
import-dismiss = Убрать с экрана
import-failed-empty = Файл пуст.
import-failed-other = Это не файл с событиями аудита: ни JSON, ни таблица с их столбцами.
import-failed-columns = В этой таблице нет столбцов, без которых события не бывает: id, created_at и event_key.
import-failed-zip = Это книга Excel или архив ZIP. Сохраните лист как CSV или сначала распакуйте архив.
import-failed-gzip = Файл сжат дважды. Распакуйте его один раз.
import-failed-damaged = С этого места файл повреждён: его нельзя разобрать на события.
import-failed-no-events = В этом файле нет ни одного события аудита.
import-failed-packing = Сжатый файл обрывается на середине или повреждён. Скопируйте его ещё раз.
import-failed-stopped = Остановлено.
import-failed-browser = Браузер не смог прочитать файл: { $message }
import-failed-gone = Браузер не смог прочитать файл. Возможно, его переместили или изменили.
import-bad-object = не объект JSON
import-bad-id = нет id
import-bad-no-time = нет created_at
import-bad-time = created_at — не время
import-bad-key = нет event_key
import-bad-text = не UTF-8
import-bad-cut = обрывается на середине
import-bad-long = слишком длинно для события
export-unknown = События взяты из файлов, в которых не сказано, есть ли в них все события за { $period }.
import-failed-schema = Это файл для средств защиты (ECS, OCSF или CEF), обратно он не читается. Откройте события в JSON, NDJSON или CSV.
import-failed-newer = Этот манифест записан более новой версией страницы, здесь он непонятен. Файл, который он описывает, можно открыть и без него.
import-bad-newer = манифест более новой версии страницы
import-failed-parquet-packed = Это файл Parquet, сжатый ещё раз. Распакуйте его и откройте то, что внутри.
import-failed-parquet = Не удалось прочитать файл Parquet: { $message }
import-failed-parquet-cut = У этого файла Parquet нет конца, где описано его содержимое: он скопирован не полностью.
