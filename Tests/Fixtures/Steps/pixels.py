"""Prints the size and the pixels of a PNG file as JSON, as Pillow decodes it: python3 pixels.py FILE."""

import json
import sys

from PIL import Image

image = Image.open(sys.argv[1])
image.load()
print(json.dumps({"width": image.width, "height": image.height, "mode": image.mode, "pixels": list(image.get_flattened_data() if hasattr(image, "get_flattened_data") else image.getdata())}))
