# Small, without root, and with a health check. Build: docker build -t opastamo .
FROM python:3.13-slim AS build
WORKDIR /src
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/opastamo
COPY requirements.lock ./
RUN /opt/opastamo/bin/pip install --quiet --require-hashes -r requirements.lock
COPY . /srv/opastamo
# Editable: templates, static files and data stay beside the code, where it looks for them.
RUN /opt/opastamo/bin/pip install --quiet --no-deps --no-build-isolation --editable /srv/opastamo
# The Finnish lexicon, made once; it lies in the Python environment.
RUN /opt/opastamo/bin/python -m app.search.finnish.build

FROM python:3.13-slim
RUN useradd --system --create-home --home-dir /var/lib/opastamo opastamo
COPY --from=build /opt/opastamo /opt/opastamo
COPY --from=build /srv/opastamo /srv/opastamo
ENV PATH=/opt/opastamo/bin:$PATH PYTHONUNBUFFERED=1 OPASTAMO_VAR=/var/lib/opastamo OPASTAMO_LOG_FORMAT=json
USER opastamo
WORKDIR /srv/opastamo
VOLUME /var/lib/opastamo
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health/live', timeout=4)"]
CMD ["opastamo", "serve", "--host", "0.0.0.0", "--port", "8000"]
