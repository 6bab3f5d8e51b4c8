### Правила Sigma, которые кто-то открыл, и части страницы для тяжёлой работы.

worker-not-loaded = Часть страницы, которая это делает, не загрузилась. Проверьте соединение и попробуйте ещё раз.
worker-other-version = Страница старше своего сервера. Обновите её и попробуйте ещё раз.
worker-ended = Часть страницы, которая это делает, сломалась. Остальное не пострадало; попробуйте ещё раз.
worker-refused = Сделать это не удалось: { $name }

sigma-title = Правила Sigma
sigma-hint = Правила в формате Sigma (YAML) читаются здесь же, в этом браузере, и проверяются: какие из них годятся и что не так с остальными.
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
