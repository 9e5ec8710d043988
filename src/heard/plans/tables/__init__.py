"""Tables of actions in Word and Excel files: bytes in, values out. Nothing here is stored."""
