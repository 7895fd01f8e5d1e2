# Career Bot as a container: no root, no secret, nothing but the installed wheel. README.md, "Run it as a service", says how
# to start it.
FROM python:3.13-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE NOTICE constraints.txt ./
COPY bot bot
COPY knowledge knowledge
COPY retrieval retrieval
COPY .deploy/install.sh .deploy/install.sh
RUN sh .deploy/install.sh /source /opt/career-bot

FROM python:3.13-slim
COPY --from=build /opt/career-bot /opt/career-bot
# A volume takes its owner from the image's folder.
RUN install -d -o 10001 -g 10001 -m 0700 /data
ENV PATH=/opt/career-bot/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    CAREER_BOT_DATA=/data \
    MPLCONFIGDIR=/data/matplotlib
WORKDIR /data
VOLUME /data
USER 10001:10001
HEALTHCHECK --interval=30s --timeout=10s --start-period=2m CMD ["career-bot", "health"]
ENTRYPOINT ["career-bot"]
CMD ["run", "--discord"]
