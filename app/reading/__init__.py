"""Pure readers of what people write: texts, times, prices, ages, phones, places."""
