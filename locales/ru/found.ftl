# Findings as they show beside all else.
tab-findings = Находки
severity-critical = Критическая
severity-high = Высокая
severity-medium = Средняя
severity-low = Низкая
found-findings = Находки
found-looking = Ищем подозрительное
found-part = Прочитано { $n } %; находки могут измениться
found-checking = Проверяем прочитанное…
found-none = В загруженном ничего подозрительного
found-none-hint = { $count ->
    [one] Каждое событие проверило { $n } правило.
    [few] Каждое событие проверили { $n } правила.
   *[other] Каждое событие проверили { $n } правил.
}
found-none-part = В прочитанном ничего подозрительного
found-none-part-hint = Прочитано не всё: в остальном могут быть находки.
found-all-looked = Всё найденное уже просмотрено
found-all-looked-hint = Новые находки появятся здесь.
found-investigate = Разобрать
found-all = Все находки
found-counts = Находки по важности
found-severity = { $severity }: { $n }
findings-more-people = и ещё { $n }
found-new = новых
list-proof = Доказывает находку: { $severity }
alerts-unseen = ({ $n }) { $title }
