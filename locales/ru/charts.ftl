# Гистограмма и графики.
histogram-hint = Проведите по столбцам, чтобы выбрать отрезок времени. С клавиатуры его начало и конец двигают стрелки, с Shift — на десять столбцов; Escape снимает выбор.
histogram-parts = По категориям
histogram-further = { $count ->
    [one] ещё { $n }
    [few] ещё { $n }
   *[many] ещё { $n }
}
chart-over-time = { $name }: события во времени
chart-keys-all = Все виды: { $n }
chart-keys-fewer = Меньше видов
