### Правила Sigma, которые кто-то открыл, и части страницы для тяжёлой работы.


sigma-title = Свои правила (Sigma)
sigma-hint = Правила в формате Sigma (YAML), в том числе корреляции, проверяют загруженное и то, что приходит. Они читаются, работают и хранятся только в этом браузере; файлы можно бросить куда угодно на страницу или открыть здесь.
sigma-open = Открыть файлы правил…
sigma-reading = Правила читаются…
sigma-no-text = «{ $name }» — не текст или больше мегабайта.
sigma-remove = Убрать «{ $name }»
sigma-rules = { $count ->
    [one] { $n } правило
    [few] { $n } правила
   *[other] { $n } правил
}
sigma-rule = правило
sigma-correlation = корреляция
sigma-level-informational = Сведения
sigma-at-rule = «{ $rule }», строка { $line }:
sigma-at-line = Строка { $line }:
sigma-problem-yaml = это не YAML.
sigma-problem-sigma = это не правило Sigma.
sigma-problem-modifier = модификатор неизвестен или противоречит другому либо своему значению.
sigma-problem-condition = условие не читается или называет выборку, которой нет.
sigma-problem-value = значение здесь не годится.
sigma-problem-reference = оно ссылается на правило, которого нет, или на само себя.
sigma-problem-other = это правило использовать нельзя.
sigma-problem-double = у другого правила тот же id.
sigma-problem-foreign = оно о другой системе и поэтому не запускается.
sigma-filter = фильтр
sigma-examples = Добавить примеры
sigma-not-kept = В браузере нет места для этих правил: они действуют, пока страница открыта.
sigma-running = Правила проверили { $done } из { $total } событий…
sigma-done = Правила проверили все загруженные события.
sigma-slow = Остановлены, потому что работали слишком долго: { $rules }
